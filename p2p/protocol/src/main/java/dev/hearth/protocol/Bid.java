package dev.hearth.protocol;

/**
 * A provider asks for work of a job: paid to payout, on a device of that much memory (bytes) and
 * speed, for no less than floor a lease. Answered with a {@link Grant}, a {@link Refusal} or, when
 * the job has ended, {@link JobOver}; the submitter may hold the answer back until it has work.
 */
public record Bid(Hash job, Address payout, long memory, float tokensPerSecond, Wei floor) {

  public byte[] encode() {
    return new RecordWriter(RecordKind.BID, 1)
        .hash(1, job)
        .address(2, payout)
        .number(3, memory)
        .real(4, tokensPerSecond)
        .wei(5, floor)
        .toArray();
  }

  public static Bid decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.BID, 1, encoded);
    return new Bid(in.hash(1), in.address(2), in.number(3), in.real(4), in.wei(5));
  }
}
