package dev.hearth.node.lease;

import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.RecordKind;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.Settlement;

/** What a submitter says to a commitment. */
public sealed interface Answer {
  /** It accepts and pays. */
  record Paid(Settlement settlement) implements Answer {}

  /** It does not. */
  record Denied(Refusal refusal) implements Answer {}

  static Answer decode(byte[] encoded) throws MalformedException {
    return switch (RecordKind.of(encoded)) {
      case SETTLEMENT -> new Paid(Settlement.decode(encoded));
      case REFUSAL -> new Denied(Refusal.decode(encoded));
      default -> throw new MalformedException("neither a settlement nor a refusal");
    };
  }
}
