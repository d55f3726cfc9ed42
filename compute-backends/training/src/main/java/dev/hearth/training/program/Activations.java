package dev.hearth.training.program;

/**
 * What becomes of a block's insides until the backward pass wants them. The device's choice: the
 * same operators run on the same words, so the bits do not depend on it.
 */
public enum Activations {
  /** They stay where they are. */
  KEPT,
  /** All but the last block's are computed again, from the block's input: a third more work. */
  RECOMPUTED
}
