/**
 * What the two sides of a dispute say to each other and to the contract: positions, moves and what
 * they show (verifier's docs/dispute.md).
 */
package dev.hearth.protocol.dispute;
