/**
 * Disputes as pure rules (docs/dispute.md): a position and a move give the next position, or who
 * was wrong, or why the move is refused. The contract plays by the same rules; two sides that are
 * willing play by these off chain and bring the last position.
 */
package dev.hearth.verifier.dispute;
