/** Puts the contracts onto a chain, for whoever begins a network there. */
package dev.hearth.node.deploy;
