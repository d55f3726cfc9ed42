/**
 * The tray of Linux desktops: a StatusNotifierItem whose menu is a com.canonical.dbusmenu. The
 * desktop's host reads everything from us and is told by signals what to read again.
 */
package dev.hearth.node.dbus.tray;
