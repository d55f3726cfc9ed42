package dev.hearth.wallet.audit;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import java.time.Instant;

/**
 * Where the audit of a lease stands.
 *
 * @param time of the commitment
 * @param forfeited its auditor said that a planted root matches
 */
public record VerdictState(
    Address auditor,
    Instant time,
    Phase phase,
    boolean matches,
    boolean forfeited,
    Hash commitment,
    Hash evidence) {

  /** In the order a verdict goes through them. */
  public enum Phase {
    NONE,
    COMMITTED,
    REVEALED,
    SETTLED
  }
}
