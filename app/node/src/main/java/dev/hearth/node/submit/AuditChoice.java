package dev.hearth.node.submit;

import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.protocol.Hash;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which leases are audited, and whether somebody else can do it. Under the job's lock, but for what
 * asks the chain.
 */
final class AuditChoice {
  private static final Logger LOG = LoggerFactory.getLogger(AuditChoice.class);

  private final InstantSource clock;
  private final BondCheck bonds;
  private final JobRecords records;
  private final Bidders bidders;
  private final AuditLottery lottery;
  private final Consumer<Duration> wake;
  private final Map<Hash, Instant> offered = new HashMap<>();
  private final Set<Hash> bonded = ConcurrentHashMap.newKeySet();

  /**
   * @param wake has the job looked at again after so long
   */
  AuditChoice(
      InstantSource clock,
      BondCheck bonds,
      JobRecords records,
      Bidders bidders,
      Consumer<Duration> wake) {
    this.clock = clock;
    this.bonds = bonds;
    this.records = records;
    this.bidders = bidders;
    this.wake = wake;
    this.lottery = new AuditLottery(records.job().secret(), records.spec().auditPerMillion());
  }

  /**
   * For what {@link #isAudited} says of a lease. Blocks, and is not for the lock; when the chain is
   * not reached, the bond is not full.
   */
  void askForBond(GrantedLease lease) {
    try {
      if (isOfChance() && bonds.isFull(records.spec(), lease.lease())) {
        bonded.add(lease.id());
      }
    } catch (IOException e) {
      LOG.info("Lease {} is audited: its bond is not known.", lease.id().brief(), e);
    }
  }

  /** Where all are audited, or none, a bond changes nothing. */
  private boolean isOfChance() {
    int perMillion = records.spec().auditPerMillion();
    return perMillion > 0 && perMillion < JobOrder.ALL;
  }

  /**
   * By lot, and each of a provider whose bond is not full where claims are open: it has nothing to
   * lose. In the first round also while a provider would get no lease otherwise.
   */
  boolean isAudited(ShardBoard shard) {
    return shard
        .trained()
        .filter(lease -> lease.is(Phase.COMMITTED))
        .filter(
            lease ->
                lottery.draws(lease.result().root())
                    || isUnbonded(lease)
                    || !bidders.newcomers().isEmpty())
        .isPresent();
  }

  /** After a restart nobody's is known to be full. */
  private boolean isUnbonded(GrantedLease lease) {
    return isOfChance() && !bonded.contains(lease.id()) && !records.keepers().isEmpty();
  }

  /**
   * Whose devices the audit of a lease rather does not run on: the maker's of the one it was
   * trained on, for what goes wrong on one may go wrong on its like. Of half of the audits, by lot:
   * what a device is, its owner says, and may say so that its friends come to audit it.
   */
  String avoided(GrantedLease trained) {
    return lottery.drawsHalf(trained.result().root()) ? bidders.vendor(trained.holder()) : "";
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
