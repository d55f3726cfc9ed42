package dev.hearth.wallet.practice.chain;

/** How much gas a call needs. */
public sealed interface Estimate {
  record Enough(long gas) implements Estimate {}

  /** No amount of gas is enough; the trial tells why. */
  record Impossible(Trial trial) implements Estimate {}
}
