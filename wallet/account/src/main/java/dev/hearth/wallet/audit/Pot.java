package dev.hearth.wallet.audit;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.time.Instant;

/**
 * Money for the audits of one job of one escrow.
 *
 * @param over from when on bonds and what is left are given back
 * @param money what no verdict has set apart
 */
public record Pot(
    Address escrow, Instant over, Hash job, Address sponsor, PotTerms terms, Wei money) {

  public Hash id() {
    return idOf(escrow, job, sponsor);
  }

  /** Every sponsor has one pot for a job. */
  public static Hash idOf(Address escrow, Hash job, Address sponsor) {
    return AuditCalls.hash(AuditCalls.word(escrow), AuditCalls.word(job), AuditCalls.word(sponsor));
  }
}
