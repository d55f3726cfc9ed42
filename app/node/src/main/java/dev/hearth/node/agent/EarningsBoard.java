package dev.hearth.node.agent;

import dev.hearth.api.EarningsDay;
import dev.hearth.api.EarningsView;
import dev.hearth.api.ReceiptView;
import dev.hearth.node.lease.LeaseBook;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.store.Jobs;
import dev.hearth.node.store.Receipts;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.earnings.AuditVerdict;
import dev.hearth.wallet.earnings.Earnings;
import dev.hearth.wallet.earnings.EarningsLedger;
import dev.hearth.wallet.earnings.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ledger as people see it: three figures, today's, and a receipt for every lease. */
final class EarningsBoard {
  private final Receipts receipts;
  private final LeaseBook leases;
  private final Jobs jobs;
  private volatile Added added;

  EarningsBoard(Receipts receipts, LeaseBook leases, Jobs jobs) {
    this.receipts = receipts;
    this.leases = leases;
    this.jobs = jobs;
  }

  /** As it stands, added up anew only after a booking or on a new day. */
  EarningsView earnings(Instant midnight) {
    Added now = added;
    long newest = receipts.newest();
    if (now == null || now.newest() != newest || !now.midnight().equals(midnight)) {
      now = new Added(newest, midnight, addUp(midnight));
      added = now;
    }
    return now.view();
  }

  private record Added(long newest, Instant midnight, EarningsView view) {}

  private EarningsView addUp(Instant midnight) {
    List<Entry> entries = receipts.all();
    Earnings total = EarningsLedger.replay(entries).total();
    Wei today =
        entries.stream()
            .filter(Entry.Receipt.class::isInstance)
            .filter(entry -> !entry.time().isBefore(midnight))
            .map(Entry::amount)
            .reduce(Wei.ZERO, Wei::plus);
    return new EarningsView(total.earned(), total.pending(), total.withdrawn(), today);
  }

  /** In the order they were booked, each with the transaction that paid it, if one has. */
  List<ReceiptView> receipts() {
    List<Entry> entries = receipts.all();
    Map<Hash, String> paidBy = paidBy(entries);
    List<ReceiptView> views = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Receipt receipt) {
        leases
            .find(receipt.lease())
            .map(state -> view(receipt, state, paidBy.getOrDefault(receipt.lease(), "")))
            .ifPresent(views::add);
      }
    }
    return views;
  }

  /** By day on the owner's clock and by device, from that day on. */
  List<EarningsDay> history(LocalDate from, ZoneId zone) {
    Map<Day, Wei> days = new TreeMap<>();
    for (Entry entry : receipts.all()) {
      LocalDate date = LocalDate.ofInstant(entry.time(), zone);
      if (entry instanceof Entry.Receipt receipt && !date.isBefore(from)) {
        days.merge(new Day(date, leases.device(receipt.lease())), receipt.amount(), Wei::plus);
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

  /** A job's payouts pay its receipts in the order they were booked. */
  private static Map<Hash, String> paidBy(List<Entry> entries) {
    Map<Hash, String> paidBy = new HashMap<>();
    Map<Hash, List<Entry.Receipt>> open = new HashMap<>();
    for (Entry entry : entries) {
      switch (entry) {
        case Entry.Receipt receipt ->
            open.computeIfAbsent(receipt.job(), job -> new ArrayList<>()).add(receipt);
        case Entry.Payout payout -> {
          for (Entry.Receipt paid : open.getOrDefault(payout.job(), List.of())) {
            paidBy.put(paid.lease(), "0x" + payout.transaction().hex());
          }
          open.remove(payout.job());
        }
      }
    }
    return paidBy;
  }

  private ReceiptView view(Entry.Receipt receipt, LeaseState state, String transaction) {
    Optional<String> title = jobs.find(receipt.job()).map(job -> job.spec().title());
    return new ReceiptView(
        receipt.id().hex(),
        receipt.time().toEpochMilli(),
        receipt.job(),
        title.orElse(receipt.job().brief()),
        receipt.lease(),
        state.lease().round(),
        state.lease().shard(),
        state.lease().isAudit(),
        leases.device(receipt.lease()),
        (int) receipt.steps(),
        verdict(receipt.audit()),
        auditor(state),
        receipt.price(),
        receipt.amount(),
        transaction);
  }

  private static String verdict(AuditVerdict verdict) {
    return switch (verdict) {
      case MATCHED -> "another peer trained it again and got the same bits";
      case NOT_DRAWN -> "not drawn for a check";
      case AUDITOR -> "this was itself the check of another's work";
    };
  }

  private static String auditor(LeaseState state) {
    return state instanceof LeaseState.Settled settled ? settled.settlement().auditor() : "";
  }
}
