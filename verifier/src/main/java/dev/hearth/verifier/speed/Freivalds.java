package dev.hearth.verifier.speed;

import dev.hearth.protocol.Hash;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Whether C is A B, at n^2 cost (Freivalds, 1977): for a random r, C r must be A (B r). All are
 * integers, so both sides are computed exactly modulo the prime 2^31 - 1, and a C with any wrong
 * element passes one r with a chance of at most 2^-31. The vectors are drawn by whoever checks,
 * once the other has committed to C.
 */
public final class Freivalds {
  private static final long PRIME = (1L << 31) - 1;

  /** Three vectors: a wrong product passes with a chance of at most 2^-92. */
  private static final int VECTORS = 3;

  /** From here on fp32 skips integers. */
  private static final float EXACT = 1 << 24;

  /** Terms of a row, each below 2^55, that a long holds before it is reduced. */
  private static final int TERMS = 128;

  private final int size;
  private final long[][] random;
  private final long[][] expected;

  /**
   * @param random what the other side cannot have foreseen
   */
  public Freivalds(Hash seed, int size, RandomGenerator random) {
    Factors factors = new Factors(seed, size);
    this.size = size;
    this.random = new long[VECTORS][];
    for (int v = 0; v < VECTORS; v++) {
      this.random[v] = random.longs(size, 0, PRIME).toArray();
    }
    this.expected = times(factors::a, times(factors::b, this.random));
  }

  private interface Elements {
    int at(long index);
  }

  /** Each term is below 2^43, so a row of 2^12 of them fits into a long. */
  private long[][] times(Elements matrix, long[][] vectors) {
    long[][] products = new long[VECTORS][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        long element = matrix.at((long) i * size + j);
        for (int v = 0; v < VECTORS; v++) {
          products[v][i] += element * vectors[v][j];
        }
      }
    }
    for (long[] product : products) {
      Arrays.setAll(product, i -> Math.floorMod(product[i], PRIME));
    }
    return products;
  }

  /**
   * What is wrong with a product, in a sentence; empty when it is the product.
   *
   * @param product its elements as they travel
   */
  public Optional<String> fault(InputStream product) throws IOException {
    byte[] bytes = new byte[size * Float.BYTES];
    float[] row = new float[size];
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    for (int i = 0; i < size; i++) {
      if (product.readNBytes(bytes, 0, bytes.length) < bytes.length) {
        throw new EOFException("a product of fewer rows than " + size);
      }
      floats.get(0, row);
      if (!isExact(row) || !isRight(i, row)) {
        return Optional.of("Row " + (i + 1) + " of the product is not what the seed gives.");
      }
    }
    return Optional.empty();
  }

  private static boolean isExact(float[] row) {
    for (float element : row) {
      if (!(Math.abs(element) < EXACT) || element != (int) element) {
        return false;
      }
    }
    return true;
  }

  private boolean isRight(int i, float[] row) {
    for (int v = 0; v < VECTORS; v++) {
      if (times(row, random[v]) != expected[v][i]) {
        return false;
      }
    }
    return true;
  }

  private static long times(float[] row, long[] vector) {
    long sum = 0;
    for (int from = 0; from < row.length; from += TERMS) {
      for (int j = from; j < Math.min(row.length, from + TERMS); j++) {
        sum += (long) row[j] * vector[j];
      }
      sum %= PRIME;
    }
    return Math.floorMod(sum, PRIME);
  }
}
