/** One setting as a control: shows what holds, saves what is entered, says when it was refused. */
package dev.hearth.desktop.field;
