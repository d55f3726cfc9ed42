/** The tray of Windows and macOS. Nothing here is loaded on Linux. */
package dev.hearth.node.awt;
