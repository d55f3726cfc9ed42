/** What macOS tells: its frameworks, and pmset. */
package dev.hearth.node.signals.macos;
