package dev.hearth.node.submit;

import dev.hearth.api.Denomination;
import dev.hearth.api.JobView;
import dev.hearth.api.LossPoint;
import dev.hearth.api.PlantView;
import dev.hearth.node.store.FinishedRound;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.PeerId;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** A job as its owner sees it; rounds count from 1. */
final class JobViews {
  private JobViews() {}

  /**
   * @param trouble what is in the way of a running job, in a sentence; empty: nothing
   */
  static JobView of(
      JobRecords records, List<Bidder> bidders, String trouble, List<PlantView> plants) {
    JobSpec spec = records.spec();
    Books books = records.books();
    return new JobView(
        spec.id(),
        true,
        spec.title(),
        records.job().preset(),
        records.job().phase(),
        sentence(records, trouble),
        Math.min(records.round() + 1, spec.rounds()),
        spec.rounds(),
        records.isRunning() ? records.board().accepted() : 0,
        spec.shards(),
        losses(records, FinishedRound::trainLoss),
        losses(records, FinishedRound::validationLoss),
        speed(books, bidders),
        providers(books, bidders),
        audits(records, books),
        records.unaidedReplays(),
        mismatches(books),
        records.job().deposit(),
        books.spent(),
        records.job().refunded(),
        Instant.ofEpochSecond(spec.deadline()).toEpochMilli(),
        Denomination.unread(spec.token()),
        records.howKept(),
        plants);
  }

  /** Audits that came to a result: by other providers, or by the submitter where it was alone. */
  static int audits(JobRecords records, Books books) {
    return records.unaidedReplays()
        + books.count(lease -> lease.lease().isAudit() && isJudged(lease));
  }

  static int mismatches(Books books) {
    return books.count(lease -> lease.is(Phase.REFUSED));
  }

  private static boolean isJudged(GrantedLease lease) {
    return lease.is(Phase.ACCEPTED) || lease.is(Phase.REFUSED);
  }

  private static String sentence(JobRecords records, String trouble) {
    return switch (records.job().phase()) {
      case FUNDING -> "Waiting for its deposit.";
      case RUNNING -> (running(records) + " " + trouble).strip();
      case FINISHED -> finished(records.spec().rounds());
      case STOPPED, FAILED -> records.job().note();
    };
  }

  private static String finished(int rounds) {
    return rounds == 1
        ? "Finished: its one round is trained."
        : "Finished: all " + rounds + " rounds are trained.";
  }

  private static String running(JobRecords records) {
    return "Round %d of %d: %d of %d shards accepted."
        .formatted(
            Math.min(records.round() + 1, records.spec().rounds()),
            records.spec().rounds(),
            records.board().accepted(),
            records.spec().shards());
  }

  private static List<LossPoint> losses(JobRecords records, ToDoubleFunction<FinishedRound> loss) {
    return records.rounds().stream()
        .map(round -> new LossPoint(round.round() + 1, loss.applyAsDouble(round)))
        .toList();
  }

  /** Of those that work now, by what they said in their bids. */
  private static double speed(Books books, List<Bidder> bidders) {
    return bidders.stream()
        .filter(bidder -> books.granted(bidder.peer(), Phase.OUT) > 0)
        .mapToDouble(bidder -> bidder.bid().tokensPerSecond())
        .sum();
  }

  private static List<JobView.ProviderView> providers(Books books, List<Bidder> bidders) {
    return Stream.concat(
            books.leases().stream().map(GrantedLease::holder), bidders.stream().map(Bidder::peer))
        .distinct()
        .map(peer -> provider(books, peer))
        .toList();
  }

  private static JobView.ProviderView provider(Books books, PeerId peer) {
    List<GrantedLease> own =
        books.leases().stream().filter(lease -> lease.holder().equals(peer)).toList();
    Books ownBooks = new Books(own);
    return new JobView.ProviderView(
        peer,
        books.granted(peer, Phase.ACCEPTED),
        books.granted(peer, Phase.REFUSED),
        ownBooks.count(lease -> lease.lease().isAudit() && isJudged(lease)),
        ownBooks.spent(),
        note(own));
  }

  private static String note(List<GrantedLease> leases) {
    return leases.stream()
        .filter(lease -> lease.is(Phase.REFUSED))
        .map(GrantedLease::note)
        .findFirst()
        .orElse("");
  }
}
