package dev.hearth.node.provider;

import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobOver;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.RecordKind;
import dev.hearth.protocol.Refusal;

/** What a submitter says to a bid. */
sealed interface BidAnswer {
  /** A lease, to be checked. */
  record Granted(Grant grant) implements BidAnswer {}

  /** No, for now or for good: the code tells. */
  record Denied(Refusal refusal) implements BidAnswer {}

  /** The job needs nobody any more. */
  record Over(Hash job) implements BidAnswer {}

  static BidAnswer decode(byte[] encoded) throws MalformedException {
    return switch (RecordKind.of(encoded)) {
      case GRANT -> new Granted(Grant.decode(encoded));
      case REFUSAL -> new Denied(Refusal.decode(encoded));
      case JOB_OVER -> new Over(JobOver.decode(encoded).job());
      default -> throw new MalformedException("not an answer to a bid");
    };
  }
}
