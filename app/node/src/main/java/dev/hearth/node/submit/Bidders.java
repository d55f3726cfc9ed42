package dev.hearth.node.submit;

import dev.hearth.node.store.GrantedLease;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** The providers that offered to work for a job, and which of them wait. Under the job's lock. */
final class Bidders {
  private final JobRecords records;
  private final Predicate<PeerId> connected;
  private final Map<PeerId, Bidder> known = new HashMap<>();
  private final HeldBids held = new HeldBids();

  Bidders(JobRecords records, Predicate<PeerId> connected) {
    this.records = records;
    this.connected = connected;
  }

  /** Whether it is the peer's first bid since the start. */
  boolean add(Bidder bidder) {
    return known.put(bidder.peer(), bidder) == null;
  }

  List<Bidder> known() {
    return List.copyOf(known.values());
  }

  /** Who made a peer's device, by its latest bid; empty where that is not known. */
  String vendor(PeerId peer) {
    return known.containsKey(peer) ? known.get(peer).bid().vendor() : "";
  }

  int connected() {
    return (int) known.keySet().stream().filter(connected).count();
  }

  CompletableFuture<byte[]> hold(Bidder bidder) {
    return held.hold(bidder);
  }

  void answer(PeerId peer, byte[] answer) {
    held.answer(peer, answer);
  }

  void answerAll(byte[] answer) {
    held.answerAll(answer);
  }

  void cancelAll() {
    held.cancelAll();
  }

  /** Those that wait, are there and may have work, longest first; one lease a peer at a time. */
  List<Bidder> waiting() {
    return held.waiting(
        bidder ->
            connected.test(bidder.peer())
                && refusal(bidder).isEmpty()
                && records.outstanding(bidder.peer()).isEmpty());
  }

  /** Tells those that may have no work any more. */
  void dismiss() {
    for (Bidder bidder : held.waiting(any -> true)) {
      refusal(bidder).ifPresent(no -> held.answer(bidder.peer(), no));
    }
  }

  /** In the first round: those that wait and have had no lease yet. */
  List<Bidder> newcomers() {
    Books books = records.books();
    return records.round() > 0
        ? List.of()
        : waiting().stream().filter(bidder -> books.granted(bidder.peer()) == 0).toList();
  }

  /** Whether somebody else is there who may audit a lease. */
  boolean canAudit(GrantedLease trained) {
    return known.values().stream()
        .filter(bidder -> !bidder.bid().payout().equals(trained.lease().provider()))
        .anyMatch(bidder -> connected.test(bidder.peer()) && refusal(bidder).isEmpty());
  }

  /** Why a provider gets no lease of this job, encoded as the answer to its bid. */
  Optional<byte[]> refusal(Bidder bidder) {
    Books books = records.books();
    if (books.isBanned(bidder.peer())) {
      return no(Refusal.Code.BANNED, "A lease of this job that you trained did not hold.");
    }
    if (books.isUnreliable(bidder.peer())) {
      return no(Refusal.Code.BANNED, "Too many leases of this job came to nothing with you.");
    }
    return bidder.bid().floor().compareTo(records.spec().price()) > 0
        ? no(Refusal.Code.PRICE, "The job pays " + records.spec().price() + " wei a lease.")
        : Optional.empty();
  }

  private static Optional<byte[]> no(Refusal.Code code, String reason) {
    return Optional.of(new Refusal(code, reason).encode());
  }
}
