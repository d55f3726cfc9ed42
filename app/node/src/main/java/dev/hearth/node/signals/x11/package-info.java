/**
 * What an X display tells, in the X protocol over its socket. No library is needed: Xlib would end
 * the process when the display goes away, and the linker for any would cost the agent 9 MiB.
 */
package dev.hearth.node.signals.x11;
