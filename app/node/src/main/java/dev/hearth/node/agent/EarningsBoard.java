package dev.hearth.node.agent;

import dev.hearth.api.Denomination;
import dev.hearth.api.EarningsDay;
import dev.hearth.api.EarningsView;
import dev.hearth.api.ReceiptPage;
import dev.hearth.api.ReceiptView;
import dev.hearth.api.ReceiptsRequest;
import dev.hearth.api.RewardView;
import dev.hearth.api.TokenEarnings;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.receipt.PaidLease;
import dev.hearth.node.store.Denominations;
import dev.hearth.node.store.Earned;
import dev.hearth.node.store.Jobs;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.Leases;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.Receipts;
import dev.hearth.node.store.Reward;
import dev.hearth.node.store.Rewards;
import dev.hearth.node.store.StoredReceipt;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.earnings.AuditVerdict;
import dev.hearth.wallet.earnings.Earnings;
import dev.hearth.wallet.earnings.EarningsLedger;
import dev.hearth.wallet.earnings.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The ledger as people see it: three figures, today's, and a receipt for every lease. */
final class EarningsBoard {
  private final Receipts receipts;
  private final Rewards rewards;
  private final Leases leases;
  private final Jobs jobs;
  private final Denominations denominations;
  private final Map<Hash, Optional<JobSpec>> known = new ConcurrentHashMap<>();
  private volatile Added added;

  /** Of what no lease brought. */
  private static final String NO_DEVICE = "";

  /** What is stored, whether a network is joined or not. */
  EarningsBoard(NodeStore store) {
    this.receipts = store.receipts();
    this.rewards = store.rewards();
    this.leases = store.leases();
    this.jobs = store.jobs();
    this.denominations = store.denominations();
  }

  /** As it stands, added up anew only after a booking or on a new day. */
  EarningsView earnings(Instant midnight) {
    Added now = added;
    long newest = receipts.newest() + rewards.version();
    if (now == null || now.newest() != newest || !now.midnight().equals(midnight)) {
      now = new Added(newest, midnight, addUp(midnight));
      added = now;
    }
    return now.view();
  }

  private record Added(long newest, Instant midnight, EarningsView view) {}

  private EarningsView addUp(Instant midnight) {
    List<Entry> entries = receipts.all();
    Map<Denomination, Earnings> totals = new LinkedHashMap<>();
    EarningsLedger.replay(entries)
        .byJob()
        .forEach((job, earned) -> totals.merge(money(job), earned, Earnings::plus));
    Map<Denomination, Wei> today = new HashMap<>();
    entries.stream()
        .filter(Entry.Receipt.class::isInstance)
        .filter(entry -> !entry.time().isBefore(midnight))
        .forEach(entry -> today.merge(money(entry.job()), entry.amount(), Wei::plus));
    Earnings coin = totals.getOrDefault(Denomination.COIN, Earnings.NOTHING);
    return with(
        midnight,
        coin,
        today.getOrDefault(Denomination.COIN, Wei.ZERO),
        totals.keySet().stream()
            .filter(money -> !money.coin())
            .map(money -> view(money, totals.get(money), today.getOrDefault(money, Wei.ZERO)))
            .toList());
  }

  private static TokenEarnings view(Denomination money, Earnings earned, Wei today) {
    return new TokenEarnings(money, earned.earned(), earned.pending(), earned.withdrawn(), today);
  }

  /** Jobs are never forgotten; an entry of one that was not kept, long ago, was in coin. */
  private Denomination money(Hash job) {
    return known
        .computeIfAbsent(job, id -> jobs.find(id).map(KnownJob::spec))
        .map(denominations::of)
        .orElse(Denomination.COIN);
  }

  /** Audits, keeping and challenges too: in coin, pending until they were sent on to the owner. */
  private EarningsView with(
      Instant midnight, Earnings leases, Wei leasesToday, List<TokenEarnings> tokens) {
    List<Reward> given = rewards.all();
    Wei all = Rewards.sum(given);
    Wei arrived = Rewards.sum(given.stream().filter(Reward::arrived).toList());
    Wei today =
        Rewards.sum(given.stream().filter(reward -> !reward.time().isBefore(midnight)).toList());
    return new EarningsView(
        leases.earned().plus(all),
        leases.pending().plus(all.minus(arrived)),
        leases.withdrawn().plus(arrived),
        leasesToday.plus(today),
        tokens);
  }

  /** What came of audits, keeping and challenges, newest first. */
  List<RewardView> rewards() {
    return rewards.all().reversed().stream()
        .map(
            reward ->
                new RewardView(
                    reward.id().hex(),
                    reward.time().toEpochMilli(),
                    RewardView.Kind.valueOf(reward.kind().name()),
                    reward.job(),
                    title(reward.job()),
                    reward.amount(),
                    reward.arrived()))
        .toList();
  }

  /** A page, newest first, each receipt with the transaction that paid it, if one has. */
  ReceiptPage receipts(ReceiptsRequest request) {
    int count = Math.clamp(request.count(), 1, ReceiptsRequest.MOST);
    long from = request.from() > 0 ? request.from() : Long.MAX_VALUE;
    List<StoredReceipt> found = receipts.page(from, count + 1);
    long next = found.size() > count ? found.get(count).number() : 0;
    Map<Hash, String> titles = new HashMap<>();
    return new ReceiptPage(
        found.stream()
            .limit(count)
            .map(
                stored -> view(stored, titles.computeIfAbsent(stored.receipt().job(), this::title)))
            .toList(),
        next);
  }

  /** The receipt of one lease, as a file; throws RpcException when no single one begins so. */
  String receipt(String digits) {
    List<LeaseRecord> found = digits.isEmpty() ? List.of() : leases.beginning(digits);
    if (found.size() != 1 || found.getFirst().phase() != LeaseRecord.Phase.SETTLED) {
      throw new RpcException(
          "RECEIPT-UNKNOWN",
          "There is no single receipt of a lease that begins with “" + digits + "”.",
          "`hearth wallet receipts` shows them.");
    }
    LeaseRecord lease = found.getFirst();
    return PaidLease.receipt(jobs.find(lease.grant().lease().job()).orElseThrow(), lease);
  }

  private String title(Hash job) {
    return jobs.find(job).map(known -> known.spec().title()).orElse(job.brief());
  }

  /** Of coin, by day on the owner's clock and by device, from that day on. */
  List<EarningsDay> history(LocalDate from, ZoneId zone) {
    Map<Day, Wei> days = new TreeMap<>();
    for (Earned earned : receipts.earnedSince(from.atStartOfDay(zone).toInstant())) {
      if (money(earned.job()).coin()) {
        LocalDate date = LocalDate.ofInstant(earned.time(), zone);
        days.merge(new Day(date, earned.device()), earned.amount(), Wei::plus);
      }
    }
    for (Reward reward : rewards.all()) {
      LocalDate date = LocalDate.ofInstant(reward.time(), zone);
      if (!date.isBefore(from)) {
        days.merge(new Day(date, NO_DEVICE), reward.amount(), Wei::plus);
      }
    }
    return days.entrySet().stream()
        .map(
            day ->
                new EarningsDay(
                    day.getKey().date().toString(), day.getKey().device(), day.getValue()))
        .toList();
  }

  private record Day(LocalDate date, String device) implements Comparable<Day> {
    @Override
    public int compareTo(Day other) {
      int byDate = date.compareTo(other.date);
      return byDate == 0 ? device.compareTo(other.device) : byDate;
    }
  }

  private ReceiptView view(StoredReceipt stored, String title) {
    Entry.Receipt receipt = stored.receipt();
    // Booked together with its lease, or not at all.
    LeaseRecord record = leases.find(receipt.lease()).orElseThrow();
    Lease lease = record.grant().lease();
    return new ReceiptView(
        receipt.id().hex(),
        receipt.time().toEpochMilli(),
        receipt.job(),
        title,
        receipt.lease(),
        lease.round(),
        lease.shard(),
        lease.isAudit(),
        record.device(),
        (int) receipt.steps(),
        verdict(receipt.audit()),
        record.settlement().map(Settlement::auditor).orElse(""),
        receipt.price(),
        receipt.amount(),
        money(receipt.job()),
        stored.payout().map(transaction -> "0x" + transaction.hex()).orElse(""));
  }

  private static String verdict(AuditVerdict verdict) {
    return switch (verdict) {
      case MATCHED -> "another peer trained it again and got the same bits";
      case NOT_DRAWN -> "not drawn for a check";
      case AUDITOR -> "this was itself the check of another's work";
    };
  }
}
