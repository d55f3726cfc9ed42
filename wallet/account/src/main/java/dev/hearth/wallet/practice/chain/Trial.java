package dev.hearth.wallet.practice.chain;

import dev.hearth.wallet.practice.evm.Execution;

/** What a call would do. */
public sealed interface Trial {
  record Ran(Execution execution) implements Trial {}

  /** It could not even start. */
  record Refused(String reason) implements Trial {}
}
