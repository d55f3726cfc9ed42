package dev.hearth.node.claim;

import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.Possession;
import dev.hearth.protocol.RecordKind;
import dev.hearth.protocol.Refusal;

/** What a keeper says to a claim. */
sealed interface KeepersAnswer {
  /** It holds everything. */
  record Given(Possession possession) implements KeepersAnswer {}

  /** It does not, and why. */
  record Denied(Refusal refusal) implements KeepersAnswer {}

  static KeepersAnswer decode(byte[] encoded) throws MalformedException {
    return switch (RecordKind.of(encoded)) {
      case POSSESSION -> new Given(Possession.decode(encoded));
      case REFUSAL -> new Denied(Refusal.decode(encoded));
      default -> throw new MalformedException("neither a receipt nor a refusal");
    };
  }
}
