package dev.hearth.protocol;

import java.util.Optional;

/**
 * A peer wants to see how fast a device is: to multiply two square matrices of that size. Without a
 * seed it asks to get ready, answered by {@link SpeedReady} or a {@link Refusal}; with one it is
 * the product of the matrices that the seed makes, answered by {@link SpeedAnswer}.
 */
public record SpeedChallenge(int size, Optional<Hash> seed) {
  /** More cannot be multiplied exactly in fp32, see {@code verifier.speed}. */
  public static final int LARGEST = 4096;

  public byte[] encode() {
    RecordWriter out = new RecordWriter(RecordKind.SPEED_CHALLENGE, 1).number(1, size);
    seed.ifPresent(value -> out.hash(2, value));
    return out.toArray();
  }

  public static SpeedChallenge decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.SPEED_CHALLENGE, 1, encoded);
    return new SpeedChallenge(
        in.count(1, Integer.MAX_VALUE), in.has(2) ? Optional.of(in.hash(2)) : Optional.empty());
  }
}
