package dev.hearth.wallet.audit;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.audit.Draw;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the draw of a claim's audits stands.
 *
 * @param announced the block, whose second next one draws
 * @param since when the beacon was fixed; turns count from then
 * @param auditors how many were enrolled when it was announced
 * @param full every lease is drawn
 * @param seed empty before the beacon is fixed
 */
public record DrawState(
    long announced, Instant since, int auditors, boolean full, Optional<Hash> seed) {

  /** Empty before the beacon is fixed. */
  public Optional<Draw> draw(PotTerms terms) {
    return seed.map(value -> new Draw(value, full, terms.perMillion(), auditors));
  }
}
