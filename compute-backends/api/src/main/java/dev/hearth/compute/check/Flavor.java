package dev.hearth.compute.check;

import dev.hearth.compute.fold.Op;
import java.util.Random;

/** Kinds of canonical floats that have told devices apart. */
public enum Flavor {
  /** Magnitudes of 2^-3 to 2^3. */
  ORDINARY {
    @Override
    float next(Random random, float previous) {
      return scaled(random, -3, 3);
    }
  },
  /** Magnitudes of 2^-100 to 2^30: products fall below what is kept. */
  SPREAD {
    @Override
    float next(Random random, float previous) {
      return scaled(random, -100, 30);
    }
  },
  /** A bit above, at or below the thresholds that operators know. */
  BORDER {
    private final float[] borders = {0x1p-100f, 0x1p-50f, 0x1p-40f, 0x1p-30f, 1f, 0x1p23f};

    @Override
    float next(Random random, float previous) {
      float border = borders[random.nextInt(borders.length)];
      float near = Float.intBitsToFloat(Float.floatToIntBits(border) + random.nextInt(3) - 1);
      return random.nextBoolean() ? near : -near;
    }
  },
  /** Half are their forerunner's opposite, give or take a bit: sums leave only dust. */
  CANCELLING {
    @Override
    float next(Random random, float previous) {
      if (random.nextBoolean() && Float.isFinite(previous)) {
        return -Float.intBitsToFloat(Float.floatToIntBits(previous) + random.nextInt(2));
      }
      return scaled(random, -45, 5);
    }
  },
  /** With NaN, infinities, the largest floats and zeros. */
  EXTREME {
    private final float[] extremes = {
      Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, 0f
    };

    @Override
    float next(Random random, float previous) {
      int n = random.nextInt(16 * extremes.length);
      return n < extremes.length ? extremes[n] : scaled(random, -100, 127);
    }
  };

  abstract float next(Random random, float previous);

  /** Words of {@code n} canonical floats. */
  int[] words(Random random, int n) {
    int[] words = new int[n];
    float previous = 0;
    for (int i = 0; i < n; i++) {
      previous = Op.canonical(next(random, previous));
      words[i] = Float.floatToIntBits(previous);
    }
    return words;
  }

  /** Of either sign, the exponent drawn from {@code lowest} to {@code highest}. */
  private static float scaled(Random random, int lowest, int highest) {
    int exponent = lowest + random.nextInt(highest - lowest + 1);
    float mantissa = 1 + random.nextInt(1 << 23) * 0x1p-23f;
    return Math.scalb(random.nextBoolean() ? mantissa : -mantissa, exponent);
  }
}
