/** Functions of the system's own libraries, called by java.lang.foreign. */
package dev.hearth.node.signals.ffi;
