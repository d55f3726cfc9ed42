/**
 * A lease's way from grant to pay, as the provider lives it: one state a phase, each stored before
 * it acts, so that a node killed at any moment goes on to the same bits and the same balance.
 */
package dev.hearth.node.lease;
