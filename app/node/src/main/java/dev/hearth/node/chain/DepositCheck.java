package dev.hearth.node.chain;

import dev.hearth.protocol.Wei;

/** Whether a job's money is where its submitter says. */
public sealed interface DepositCheck {
  /** The genuine escrow holds a deposit of this size, for vouchers of the job's submitter. */
  record Held(Wei deposit) implements DepositCheck {}

  /** It is there, and not deep enough in the chain to stay: ask again. */
  record TooNew() implements DepositCheck {}

  /** Do not work for it. */
  record Unsound(String reason) implements DepositCheck {}
}
