/** The desktop that this process runs on: where it shows an icon and messages of ours. */
package dev.hearth.node.shell;
