package dev.hearth.protocol;

/**
 * A provider asks for work of a job: paid to payout, on a device of that much memory (bytes) and
 * speed, for no less than floor a lease. Answered with a {@link Grant}, a {@link Refusal} or, when
 * the job has ended, {@link JobOver}; the submitter may hold the answer back until it has work.
 *
 * @param vendor who made the device, as it says; empty where it does not, and cut where it is long
 */
public record Bid(
    Hash job, Address payout, long memory, float tokensPerSecond, Wei floor, String vendor) {
  private static final int LONGEST_VENDOR = 64;

  public Bid {
    vendor = vendor.substring(0, Math.min(vendor.length(), LONGEST_VENDOR));
  }

  public byte[] encode() {
    RecordWriter out =
        new RecordWriter(RecordKind.BID, 1)
            .hash(1, job)
            .address(2, payout)
            .number(3, memory)
            .real(4, tokensPerSecond)
            .wei(5, floor);
    return (vendor.isEmpty() ? out : out.text(6, vendor)).toArray();
  }

  public static Bid decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.BID, 1, encoded);
    return new Bid(
        in.hash(1),
        in.address(2),
        in.number(3),
        in.real(4),
        in.wei(5),
        in.has(6) ? in.text(6) : "");
  }
}
