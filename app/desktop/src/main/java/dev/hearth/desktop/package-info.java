/**
 * The window. State comes down as snapshots through the {@link dev.hearth.desktop.Bridge}, commands
 * go up through {@link dev.hearth.desktop.Commands}; no screen edits its own copy of anything.
 */
package dev.hearth.desktop;
