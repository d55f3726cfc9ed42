/** Messages of Linux desktops: org.freedesktop.Notifications, version 1.2. */
package dev.hearth.node.dbus.notify;
