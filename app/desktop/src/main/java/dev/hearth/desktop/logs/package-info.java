/** What the processes wrote down, to read, copy and hand on. */
package dev.hearth.desktop.logs;
