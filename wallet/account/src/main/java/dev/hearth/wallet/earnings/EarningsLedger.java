package dev.hearth.wallet.earnings;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An append-only ledger over entries that someone else keeps: replay them at the start, store each
 * new one, then book it. Booking twice is booking once. Safe between threads.
 */
public final class EarningsLedger {
  private final Map<Hash, Entry> entries = new LinkedHashMap<>();

  /** Entries in the order they were booked. */
  public static EarningsLedger replay(Collection<? extends Entry> entries) {
    EarningsLedger ledger = new EarningsLedger();
    entries.forEach(ledger::book);
    return ledger;
  }

  public synchronized Booking book(Entry entry) {
    Entry standing = entries.putIfAbsent(entry.id(), entry);
    if (standing == null) {
      return new Booking.Booked(entry);
    }
    return standing.equals(entry)
        ? new Booking.Repeated(entry)
        : new Booking.Conflicting(standing, entry);
  }

  /** In the order they were booked. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** Over all jobs, which have to be in the same money. */
  public synchronized Earnings total() {
    return byJob().values().stream().reduce(Earnings.NOTHING, Earnings::plus);
  }

  /** In the order the jobs first appeared. */
  public synchronized Map<Hash, Earnings> byJob() {
    Map<Hash, Wei> earned = new LinkedHashMap<>();
    Map<Hash, Wei> withdrawn = new LinkedHashMap<>();
    for (Entry entry : entries.values()) {
      switch (entry) {
        case Entry.Receipt receipt -> earned.merge(receipt.job(), receipt.amount(), Wei::plus);
        case Entry.Payout payout -> withdrawn.merge(payout.job(), payout.amount(), Wei::plus);
      }
      earned.putIfAbsent(entry.job(), Wei.ZERO);
    }
    Map<Hash, Earnings> figures = new LinkedHashMap<>();
    earned.forEach(
        (job, sum) -> figures.put(job, figures(sum, withdrawn.getOrDefault(job, Wei.ZERO))));
    return figures;
  }

  /** A payout without its receipts, as after a restore from the phrase, was earned all the same. */
  private static Earnings figures(Wei receipts, Wei withdrawn) {
    Wei earned = receipts.compareTo(withdrawn) < 0 ? withdrawn : receipts;
    return new Earnings(earned, earned.minus(withdrawn), withdrawn);
  }
}
