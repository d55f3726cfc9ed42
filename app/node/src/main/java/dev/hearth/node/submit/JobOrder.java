package dev.hearth.node.submit;

import dev.hearth.protocol.Eip712;
import java.time.Duration;
import java.time.Instant;

/**
 * A job as its owner asks for it.
 *
 * @param auditPerMillion the share of leases audited; a million is all
 * @param providers how many are waited for before the first lease, each of which then gets one
 * @param leaseTime how long a provider has for a lease
 * @param deadline when the rest of the deposit comes back
 */
public record JobOrder(
    String title,
    TrainingPlan plan,
    int rounds,
    long seed,
    Prices prices,
    int auditPerMillion,
    int providers,
    Duration leaseTime,
    Instant deadline,
    Eip712 escrow) {

  public static final int ALL = 1_000_000;

  public JobOrder {
    if (rounds < 1 || providers < 1 || auditPerMillion < 0 || auditPerMillion > ALL) {
      throw new IllegalArgumentException("rounds, providers or the share of audits are impossible");
    }
  }

  /** All that is computed when nobody cheats: every lease, and those that are checked again. */
  public long tokens() {
    Budget budget = Budget.of(this);
    return plan.tokensOfALease() * (budget.leases() + budget.expectedAudits());
  }
}
