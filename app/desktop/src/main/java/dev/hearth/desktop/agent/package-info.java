/** The window's only ways to the agent: snapshots down, commands up. */
package dev.hearth.desktop.agent;
