package dev.hearth.wallet.court;

/** What the values of a position are, from coarse to fine; the order is the contract's. */
public enum Level {
  /** State roots after each segment of steps, then the update's root. */
  SEGMENTS,
  /** State roots. */
  STEPS,
  /** Memory roots. */
  STAGES,
  /** Nodes over the chunks of the variable that a stage writes. */
  TREE,
  /** The words of a chunk. */
  WORDS,
  /** The accumulators of an element. */
  OPERATIONS
}
