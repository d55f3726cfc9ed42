package dev.hearth.wallet.audit;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;

/**
 * What a pot gave an account for something it did.
 *
 * @param lease its number in the claim; 0 for keeping
 */
public record AuditPay(Kind kind, Hash pot, Hash claim, int lease, Wei amount) {

  /** What for. */
  public enum Kind {
    AUDIT,
    KEEPING
  }
}
