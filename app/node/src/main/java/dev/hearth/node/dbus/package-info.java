/**
 * D-Bus, for what Linux desktops say and show: tray, notifications, idleness, power, networks.
 * Types of the D-Bus library stay here; a bus that is not there or goes away is an ordinary
 * outcome.
 */
package dev.hearth.node.dbus;
