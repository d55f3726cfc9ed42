package dev.hearth.verifier.speed;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.SpeedChallenge;
import java.nio.ByteBuffer;

/**
 * The two square matrices of a challenge, element by element, from its seed: a in -4095 .. 4095, b
 * in -1 .. 1. So each partial sum of up to 4096 products is an integer below 2^24 and exact in
 * fp32, whatever the order, while a takes twelve bits, more than bf16, fp16 and TF32 keep.
 */
public final class Factors {
  static final int LARGEST_A = 4095;
  static final int LARGEST_B = 1;
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private final int size;
  private final long keyA;
  private final long keyB;

  /** Throws IllegalArgumentException for a size beyond which sums are not exact. */
  public Factors(Hash seed, int size) {
    if (size < 1 || size > SpeedChallenge.LARGEST) {
      throw new IllegalArgumentException("a challenge of size " + size);
    }
    ByteBuffer keys = ByteBuffer.wrap(Hash.sha256(new byte[] {'s'}, seed.toArray()).toArray());
    this.size = size;
    this.keyA = keys.getLong();
    this.keyB = keys.getLong();
  }

  public int size() {
    return size;
  }

  /** Row after row. */
  int a(long index) {
    return element(keyA, index, LARGEST_A);
  }

  /** Row after row. */
  int b(long index) {
    return element(keyB, index, LARGEST_B);
  }

  /** SplitMix64 (Steele, Lea, Flood, 2014), its high half scaled to the range. */
  private static int element(long key, long index, int largest) {
    long z = key + (index + 1) * STEP;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    z ^= z >>> 31;
    return (int) ((z >>> 32) * (2L * largest + 1) >>> 32) - largest;
  }
}
