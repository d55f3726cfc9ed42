package dev.hearth.node.submit;

import dev.hearth.protocol.Address;
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
 * @param token what prices and deposit are in, {@link Address#ZERO} for coin
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
    Eip712 escrow,
    Address token) {

  public static final int ALL = 1_000_000;

  public JobOrder {
    if (rounds < 1 || providers < 1 || auditPerMillion < 0 || auditPerMillion > ALL) {
      throw new IllegalArgumentException("rounds, providers or the share of audits are impossible");
    }
  }

  /** Paid in coin. */
  public JobOrder(
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
    this(
        title,
        plan,
        rounds,
        seed,
        prices,
        auditPerMillion,
        providers,
        leaseTime,
        deadline,
        escrow,
        Address.ZERO);
  }

  /** All that is computed when nobody cheats: every lease, and those that are checked again. */
  public long tokens() {
    Budget budget = Budget.of(this);
    return plan.tokensOfALease() * (budget.leases() + budget.expectedAudits());
  }
}
