package dev.hearth.node.lease;

import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Voucher;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.earnings.AuditVerdict;
import dev.hearth.wallet.earnings.Entry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * A device's leases, and what all of the node's earned. A settlement is stored together with its
 * receipt or not at all, once however often it comes. Safe for any thread.
 */
public final class LeaseBook {
  private final NodeStore store;
  private final String device;
  private final InstantSource clock;

  /** The book of the device with this id. */
  public LeaseBook(NodeStore store, String device, InstantSource clock) {
    this.store = store;
    this.device = device;
    this.clock = clock;
  }

  /** On disk when it returns. */
  void put(LeaseState state) {
    store.leases().put(StoredState.toRecord(state, device));
  }

  /** The device's that are not final, oldest change first. */
  public List<LeaseState> unfinished() {
    return store.leases().unfinished(device).stream().map(StoredState::of).toList();
  }

  public List<LeaseState> all() {
    return store.leases().all().stream().map(StoredState::of).toList();
  }

  public List<LeaseState> ofJob(Hash job) {
    return store.leases().ofJob(job).stream().map(StoredState::of).toList();
  }

  /** Of all jobs, what was committed to and no voucher pays, as far as it changed since then. */
  public List<LeaseState> unpaid(Instant since) {
    return store.leases().unpaid(since).stream().map(StoredState::of).toList();
  }

  public Optional<LeaseState> find(Hash lease) {
    return store.leases().find(lease).map(StoredState::of);
  }

  /**
   * The settlements whose vouchers promise most, one for each account that leases of the job pay:
   * there is a second one after the wallet was restored from other words. These are to be redeemed.
   */
  public List<Settlement> bestSettlements(Hash job) {
    Map<Address, Settlement> best = new LinkedHashMap<>();
    for (Settlement settlement : settlements(job)) {
      best.merge(
          settlement.voucher().provider(),
          settlement,
          BinaryOperator.maxBy(Comparator.comparing(s -> s.voucher().total())));
    }
    return List.copyOf(best.values());
  }

  private List<Settlement> settlements(Hash job) {
    return store.leases().ofJob(job).stream().flatMap(row -> row.settlement().stream()).toList();
  }

  /** The most that was promised to an account so far. */
  private Wei promised(Hash job, Address provider) {
    return settlements(job).stream()
        .map(Settlement::voucher)
        .filter(voucher -> voucher.provider().equals(provider))
        .map(Voucher::total)
        .max(Wei::compareTo)
        .orElse(Wei.ZERO);
  }

  /** The sum of the prices of the job's settled leases that pay this account. */
  private Wei earned(Hash job, Address provider) {
    return store.leases().ofJob(job).stream()
        .filter(row -> row.phase() == LeaseRecord.Phase.SETTLED)
        .filter(row -> row.grant().lease().provider().equals(provider))
        .map(row -> row.grant().lease().price())
        .reduce(Wei.ZERO, Wei::plus);
  }

  /** Checks what the submitter answered against all it promised so far, and stores what follows. */
  LeaseState settle(LeaseState.Committed state, JobSpec job, Settlement settlement) {
    return store
        .database()
        .atomically(
            () ->
                find(state.id())
                    .filter(LeaseState::isFinal)
                    .orElseGet(() -> conclude(judge(state, job, settlement))));
  }

  private LeaseState conclude(LeaseState outcome) {
    put(outcome);
    if (outcome instanceof LeaseState.Settled settled) {
      store.receipts().book(receipt(settled));
    }
    return outcome;
  }

  private LeaseState judge(LeaseState.Committed state, JobSpec job, Settlement settlement) {
    return fault(state, job, settlement)
        .<LeaseState>map(
            reason -> new LeaseState.Disputed(state.grant(), state.commitment(), reason))
        .orElseGet(() -> new LeaseState.Settled(state.grant(), state.commitment(), settlement));
  }

  private Optional<String> fault(LeaseState.Committed state, JobSpec job, Settlement settlement) {
    Voucher voucher = settlement.voucher();
    if (!settlement.lease().equals(state.id()) || !voucher.job().equals(job.id())) {
      return Optional.of("the settlement is for another lease");
    }
    if (!voucher.provider().equals(state.lease().provider())) {
      return Optional.of("the voucher pays somebody else");
    }
    if (!settlement.isSignedBy(job.submitter(), job.escrow())) {
      return Optional.of("the voucher is not signed by the job's submitter");
    }
    Wei due = earned(job.id(), voucher.provider()).plus(state.lease().price());
    Wei before = promised(job.id(), voucher.provider());
    Wei promised = before.compareTo(voucher.total()) > 0 ? before : voucher.total();
    return promised.compareTo(due) < 0
        ? Optional.of("the voucher promises " + promised + " wei where " + due + " are due")
        : Optional.empty();
  }

  private Entry.Receipt receipt(LeaseState.Settled state) {
    return new Entry.Receipt(
        state.lease().job(),
        state.id(),
        steps(state),
        verdict(state),
        state.lease().price(),
        state.lease().price(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static int steps(LeaseState.Settled state) {
    try {
      return Commitment.decode(state.commitment().body().toArray()).steps();
    } catch (MalformedException e) {
      throw new IllegalStateException("our own commitment", e);
    }
  }

  private static AuditVerdict verdict(LeaseState.Settled state) {
    if (state.lease().isAudit()) {
      return AuditVerdict.AUDITOR;
    }
    return state.settlement().auditor().isEmpty() ? AuditVerdict.NOT_DRAWN : AuditVerdict.MATCHED;
  }
}
