package dev.hearth.protocol;

/**
 * The product of a {@link SpeedChallenge}: the blob of its elements (fp32, little endian, row after
 * row), which commits to them, and how long the device says it took, in nanoseconds.
 */
public record SpeedAnswer(BlobId product, long nanos) {

  public byte[] encode() {
    return new RecordWriter(RecordKind.SPEED_ANSWER, 1)
        .bytes(1, product.toArray())
        .number(2, nanos)
        .toArray();
  }

  public static SpeedAnswer decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.SPEED_ANSWER, 1, encoded);
    return new SpeedAnswer(BlobId.read(in.bytes(1)), in.number(2));
  }
}
