package dev.hearth.protocol;

/** No, with a short code for programs and a sentence for people. */
public record Refusal(Code code, String reason) {
  /** Why. Names travel as text; one unknown here reads as OTHER. */
  public enum Code {
    OTHER,
    UNKNOWN_JOB,
    UNKNOWN_LEASE,
    UNKNOWN_DISPUTE,
    BANNED,
    PRICE,
    NO_WORK,
    LATE,
    UNEQUAL_BITS,
    MISSING_UPDATE,
    BUSY,
    TOO_OFTEN,
    TOO_LARGE,
    NOT_A_KEEPER,
    NOT_FETCHED,
    UNKNOWN_CLAIM
  }

  public byte[] encode() {
    return new RecordWriter(RecordKind.REFUSAL, 1).text(1, code.name()).text(2, reason).toArray();
  }

  public static Refusal decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.REFUSAL, 1, encoded);
    return new Refusal(code(in.text(1)), in.text(2));
  }

  private static Code code(String name) {
    for (Code code : Code.values()) {
      if (code.name().equals(name)) {
        return code;
      }
    }
    return Code.OTHER;
  }
}
