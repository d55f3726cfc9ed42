/**
 * The window. State comes down as snapshots through the {@link dev.hearth.desktop.agent.Bridge},
 * commands go up through {@link dev.hearth.desktop.agent.Commands}; no screen edits its own copy of
 * anything.
 */
package dev.hearth.desktop;
