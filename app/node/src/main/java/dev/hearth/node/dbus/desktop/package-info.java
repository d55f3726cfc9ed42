/** What a Linux desktop's services tell: idleness, who keeps the screen awake, networks. */
package dev.hearth.node.dbus.desktop;
