/** Training and measuring on this machine alone: no network, no money. */
package dev.hearth.node.local;
