package dev.hearth.node.chain;

import dev.hearth.protocol.Wei;

/** What came of turning vouchers into balance. */
public sealed interface Redeemed {
  /** This much arrived. */
  record Paid(Wei amount) implements Redeemed {}

  /** Everything promised has been paid before. */
  record NothingDue() implements Redeemed {}

  /** The chain did not do it; the voucher is kept. The reason says what to do. */
  record Failed(String reason) implements Redeemed {}
}
