/** What a Wayland compositor tells, over its socket; no library of its own is needed. */
package dev.hearth.node.signals.wayland;
