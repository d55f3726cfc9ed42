package dev.hearth.node.submit;

import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.protocol.Hash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Which leases are audited, and whether somebody else can do it. Under the job's lock. */
final class Audits {
  private final InstantSource clock;
  private final JobRecords records;
  private final Bidders bidders;
  private final AuditLottery lottery;
  private final Consumer<Duration> wake;
  private final Map<Hash, Instant> offered = new HashMap<>();

  /**
   * @param wake has the job looked at again after so long
   */
  Audits(InstantSource clock, JobRecords records, Bidders bidders, Consumer<Duration> wake) {
    this.clock = clock;
    this.records = records;
    this.bidders = bidders;
    this.wake = wake;
    this.lottery = new AuditLottery(records.job().secret(), records.spec().auditPerMillion());
  }

  /** By lot; and in the first round while a provider would get no lease otherwise. */
  boolean isAudited(ShardBoard shard) {
    return shard
        .trained()
        .filter(lease -> lease.is(Phase.COMMITTED))
        .filter(lease -> lottery.draws(lease.result().root()) || !bidders.newcomers().isEmpty())
        .isPresent();
  }

  /** Whether another provider is there, and the audit has not been on offer for too long. */
  boolean hasAuditor(GrantedLease trained) {
    Duration patience = records.job().leaseTime();
    Instant now = clock.instant();
    Instant since = offered.putIfAbsent(trained.id(), now);
    if (since == null) {
      wake.accept(patience);
      return bidders.canAudit(trained);
    }
    return now.isBefore(since.plus(patience)) && bidders.canAudit(trained);
  }
}
