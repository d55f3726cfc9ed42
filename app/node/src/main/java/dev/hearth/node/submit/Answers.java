package dev.hearth.node.submit;

import dev.hearth.node.store.GrantedLease;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Voucher;
import dev.hearth.verifier.Verdict;

/** What a submitter says, as the bytes it says it in. */
record Answers(NodeKey key, JobSpec job) {
  static byte[] refusal(Refusal.Code code, String reason) {
    return new Refusal(code, reason).encode();
  }

  static byte[] noWork() {
    return refusal(Refusal.Code.NO_WORK, "There is no work now; bid again.");
  }

  static byte[] late() {
    return refusal(Refusal.Code.LATE, "The lease ended and the shard was given to another.");
  }

  /** To a commitment that was judged. */
  byte[] judged(GrantedLease lease, Books books) {
    return switch (lease.phase()) {
      case ACCEPTED -> settlement(lease, books).encode();
      case REFUSED -> refusal(Refusal.Code.UNEQUAL_BITS, lease.note());
      case EXPIRED -> late();
      case OUT, COMMITTED, PLANTED -> throw new IllegalStateException("not judged yet");
    };
  }

  /** The voucher is over all that was accepted so far; RFC 6979 makes it the same each time. */
  private Settlement settlement(GrantedLease lease, Books books) {
    Eip712 escrow = job.escrow();
    Voucher voucher =
        new Voucher(job.id(), lease.lease().provider(), books.owed(lease.lease().provider()));
    return new Settlement(lease.id(), voucher, key.sign(voucher.digest(escrow)), lease.note());
  }

  /** Why a lease is refused, for whoever trained it. */
  static String unequal(Verdict.Place place, int segments) {
    return switch (place) {
      case Verdict.Place.Segment segment ->
          "The state after segment "
              + (segment.index() + 1)
              + " of "
              + segments
              + " is not what a replay of the lease gives.";
      case Verdict.Place.Update() -> "The update is not what a replay of the lease gives.";
      case Verdict.Place.Length() -> "The commitment does not cover the steps of the lease.";
    };
  }
}
