package dev.hearth.node.provider;

import dev.hearth.node.store.Receipts;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.earnings.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * What a job's rows of the ledger add up to. Rows are only ever appended, so each look reads what
 * came since the last. Not for concurrent use.
 */
final class JobTally {
  private final Hash job;
  private final Receipts receipts;
  private final List<Hash> leases = new ArrayList<>();
  private long read;
  private Wei earned = Wei.ZERO;
  private Wei withdrawn = Wei.ZERO;

  JobTally(Hash job, Receipts receipts) {
    this.job = job;
    this.receipts = receipts;
  }

  /** As it stands now. */
  JobTally now() {
    long newest = receipts.newest();
    if (newest > read) {
      receipts.ofJob(job, read, newest).forEach(this::add);
      read = newest;
    }
    return this;
  }

  private void add(Entry entry) {
    switch (entry) {
      case Entry.Receipt receipt -> {
        earned = earned.plus(receipt.amount());
        leases.add(receipt.lease());
      }
      case Entry.Payout payout -> withdrawn = withdrawn.plus(payout.amount());
    }
  }

  /** Accepted ones, in the order they were booked. */
  List<Hash> leases() {
    return List.copyOf(leases);
  }

  Wei withdrawn() {
    return withdrawn;
  }

  /** What no payout has met. */
  Wei pending() {
    return earned.compareTo(withdrawn) > 0 ? earned.minus(withdrawn) : Wei.ZERO;
  }
}
