package dev.hearth.wallet.chain;

import dev.hearth.protocol.Wei;

/** What a transaction would cost, before it is sent. */
public sealed interface Quote {
  /**
   * @param fee the most its gas may cost; usually about half of it is taken
   */
  record Affordable(Wei fee) implements Quote {}

  /** It would not be sent, or do nothing. */
  record Refused(TransactionOutcome.Failed reason) implements Quote {}
}
