package dev.hearth.wallet.earnings;

import dev.hearth.protocol.Wei;

/**
 * Three figures: all that was accepted, the part of it still in escrow, and the part that arrived.
 */
public record Earnings(Wei earned, Wei pending, Wei withdrawn) {
  public static final Earnings NOTHING = new Earnings(Wei.ZERO, Wei.ZERO, Wei.ZERO);

  /** Of the same money. */
  public Earnings plus(Earnings other) {
    return new Earnings(
        earned.plus(other.earned), pending.plus(other.pending), withdrawn.plus(other.withdrawn));
  }
}
