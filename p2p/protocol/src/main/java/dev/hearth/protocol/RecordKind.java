package dev.hearth.protocol;

/** The first two bytes of every record: what it is. Codes are never reused. */
public enum RecordKind {
  JOB(1),
  BID(2),
  GRANT(3),
  COMMITMENT(4),
  SETTLEMENT(5),
  REFUSAL(6),
  SIGNED(7),
  LEASE(8),
  VOUCHER(9),
  JOB_LIST(11),
  JOB_OVER(12),
  MODEL_SEAL(13),
  SPEED_CHALLENGE(14),
  SPEED_READY(15),
  SPEED_ANSWER(16),
  PLAYED(20),
  AGREEMENT(21),
  CLAIMED_WORK(22),
  POSSESSION(23);

  private final int code;

  RecordKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The kind of an encoded record, so that an answer of several kinds can be told apart. */
  public static RecordKind of(byte[] encoded) throws MalformedException {
    int code = encoded.length < 2 ? -1 : (encoded[0] & 0xff) << 8 | encoded[1] & 0xff;
    for (RecordKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new MalformedException("no known record starts with " + code);
  }
}
