package dev.hearth.node.submit;

import dev.hearth.node.store.GrantedLease;
import dev.hearth.protocol.Grant;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Gives open work to waiting providers. Under the job's lock. */
final class Leasing {
  private final Surroundings with;
  private final JobRecords records;
  private final Bidders bidders;
  private final Grants grants;
  private final JobListener listener;
  private final Consumer<GrantedLease> watch;

  /**
   * @param watch told of every lease that is out, to end it when its time is over
   */
  Leasing(
      Surroundings with,
      JobRecords records,
      JobContent content,
      Bidders bidders,
      JobListener listener,
      Consumer<GrantedLease> watch) {
    this.with = with;
    this.records = records;
    this.bidders = bidders;
    this.grants = new Grants(with.key(), records, content);
    this.listener = listener;
    this.watch = watch;
  }

  /** Grants nothing from the job's deadline on. */
  void allot(AuditChoice audits) {
    if (!with.clock().instant().isBefore(deadline())) {
      return;
    }
    for (List<Allotment> next = next(audits); !next.isEmpty(); next = next(audits)) {
      for (Allotment allotment : next) {
        if (!grant(allotment)) {
          return;
        }
      }
    }
  }

  private List<Allotment> next(AuditChoice audits) {
    RoundBoard board = records.board();
    Books books = records.books();
    List<Work> open = OpenWork.of(board, audits);
    return open.isEmpty()
        ? Allotment.of(bidders.newcomers(), OpenWork.further(board, audits), books)
        : Allotment.of(bidders.waiting(), open, books);
  }

  private boolean grant(Allotment allotment) {
    Optional<Grant> grant;
    try {
      grant = grants.grant(allotment, until());
    } catch (IOException e) {
      return troubled("The job's text cannot be read: " + e.getMessage() + ".");
    }
    if (grant.isEmpty()) {
      return troubled("The deposit is spent. Pay in more and the job goes on.");
    }
    GrantedLease lease = GrantedLease.out(grant.get(), allotment.bidder().peer());
    records.put(List.of(lease));
    listener.happened(new JobEvent.LeaseGranted(records.spec(), lease));
    watch.accept(lease);
    bidders.answer(lease.holder(), grant.get().encode());
    return true;
  }

  private boolean troubled(String sentence) {
    listener.happened(new JobEvent.JobTroubled(records.spec(), sentence));
    return false;
  }

  /** No lease outlives its job. */
  private Instant until() {
    Instant full = with.clock().instant().plus(records.job().leaseTime());
    Instant last = deadline();
    return full.isBefore(last) ? full.truncatedTo(ChronoUnit.SECONDS) : last;
  }

  private Instant deadline() {
    return Instant.ofEpochSecond(records.spec().deadline());
  }
}
