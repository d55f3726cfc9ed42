/**
 * The court contract, as a client sees it: what a dispute is about, the positions it goes through
 * and the moves between them ({@code verifier/docs/dispute.md}). Says how moves are written, not
 * which to make.
 */
package dev.hearth.wallet.court;
