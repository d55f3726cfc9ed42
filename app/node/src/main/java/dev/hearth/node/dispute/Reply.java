package dev.hearth.node.dispute;

import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.RecordKind;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.dispute.Agreement;

/** What a side says to a move that it was sent. */
sealed interface Reply {
  byte[] encode();

  record Taken(Agreement agreement) implements Reply {
    @Override
    public byte[] encode() {
      return agreement.encode();
    }
  }

  record Refused(Refusal refusal) implements Reply {
    @Override
    public byte[] encode() {
      return refusal.encode();
    }

    /** The other side has not heard of the dispute so far. */
    boolean isEarly() {
      return refusal.code() == Refusal.Code.UNKNOWN_DISPUTE;
    }
  }

  static Reply refused(Refusal.Code code, String why) {
    return new Refused(new Refusal(code, why));
  }

  static Reply decode(byte[] answer) throws MalformedException {
    return RecordKind.of(answer) == RecordKind.REFUSAL
        ? new Refused(Refusal.decode(answer))
        : new Taken(Agreement.decode(answer));
  }
}
