package dev.hearth.node.submit;

import dev.hearth.protocol.Wei;

/**
 * What a job may cost. Every lease has a slice of the deposit for itself, and the slice of one that
 * came to nothing is not leased again: its holder has it in writing. So the deposit covers every
 * shard of every round trained and audited once, and some leases in vain on top.
 */
public record Budget(int leases, int audits, int inVain, int perMillion, Prices prices) {
  private static final int IN_VAIN_OF = 4;

  /** In vain: two leases a provider and one in four; enough for each to be caught once. */
  public static Budget of(JobOrder order) {
    int leases = Math.multiplyExact(order.rounds(), order.plan().shards());
    return new Budget(
        leases,
        order.auditPerMillion() > 0 ? leases : 0,
        Math.addExact(2 * order.providers(), Math.ceilDiv(leases, IN_VAIN_OF)),
        order.auditPerMillion(),
        order.prices());
  }

  /** What has to be paid in: the worst case. */
  public Wei deposit() {
    Wei lease = prices.lease();
    Wei dearest = lease.compareTo(prices.audit()) > 0 ? lease : prices.audit();
    return lease.times(leases).plus(prices.audit().times(audits)).plus(dearest.times(inVain));
  }

  /** What it costs when nobody cheats and as many are audited as are to be expected. */
  public Wei cost() {
    return prices.lease().times(leases).plus(prices.audit().times(expectedAudits()));
  }

  public int expectedAudits() {
    return Math.toIntExact(Math.ceilDiv((long) leases * perMillion, (long) JobOrder.ALL));
  }
}
