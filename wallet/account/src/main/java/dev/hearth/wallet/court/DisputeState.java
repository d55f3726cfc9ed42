package dev.hearth.wallet.court;

import dev.hearth.protocol.Hash;
import java.time.Duration;
import java.time.Instant;

/**
 * Where a dispute stands on chain.
 *
 * @param position the hash of the position to move from
 * @param since when the clock of the side to move was started
 * @param challengerLeft what the challenger had left then
 * @param providerLeft what the provider had left then
 */
public record DisputeState(
    Hash position, Instant since, Duration challengerLeft, Duration providerLeft, Verdict verdict) {

  /** The order is the contract's. */
  public enum Verdict {
    NONE,
    OPEN,
    CHALLENGER,
    PROVIDER
  }
}
