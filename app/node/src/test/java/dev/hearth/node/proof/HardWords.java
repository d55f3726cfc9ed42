package dev.hearth.node.proof;

import java.math.BigInteger;
import java.util.Random;

/** Operands that have told implementations of {@code a * b + c} apart. */
enum HardWords {
  /** Zeros, subnormals, ones, the largest, infinities, NaNs and neighbours of powers. */
  SPECIAL {
    private final int[] words = {
      0,
      0x80000000,
      1,
      0x80000001,
      2,
      0x007fffff,
      0x807fffff,
      0x00800000,
      0x80800000,
      0x00800001,
      0x3f800000,
      0xbf800000,
      0x3f800001,
      0x3f7fffff,
      0x7f7fffff,
      0xff7fffff,
      0x7f800000,
      0xff800000,
      0x7fc00000,
      0x7f800001,
      0xffc12345,
      0x33800000,
      0x33800001,
      0x34000000,
      0x4b800000,
      0x4b7fffff,
      0x1f800000,
      0x20000000,
      0x5f800000,
      0x0d800000,
      0x0d7fffff,
      31
    };

    @Override
    int[] next(Random random) {
      return random.ints(3, 0, words.length).map(n -> words[n]).toArray();
    }
  },
  ANY {
    @Override
    int[] next(Random random) {
      return random.ints(3).toArray();
    }
  },
  /** The addend is the product's opposite but for a few last bits, or near its size. */
  CANCELLING {
    @Override
    int[] next(Random random) {
      float a = normal(random);
      float b = normal(random);
      int product = Float.floatToRawIntBits(a * b);
      int c =
          random.nextBoolean()
              ? (product ^ SIGN) + random.nextInt(5) - 2
              : (product ^ random.nextInt() & SIGN) + (random.nextInt(61) - 30 << 23);
      return new int[] {Float.floatToRawIntBits(a), Float.floatToRawIntBits(b), c};
    }
  },
  /** Products among the subnormals. */
  TINY {
    @Override
    int[] next(Random random) {
      return new int[] {
        scaled(random.nextGaussian(), -66),
        scaled(random.nextGaussian(), -66 - random.nextInt(20)),
        scaled(random.nextGaussian(), -130)
      };
    }
  },
  /** Products of 25 bits, halfway between two floats; the addend, of any size, breaks the tie. */
  TIE {
    @Override
    int[] next(Random random) {
      int a;
      int b;
      do {
        a = random.nextInt(1 << 13) | 1;
        b = random.nextInt(1 << 14) | 1;
      } while (a * b >> 24 != 1);
      int c = random.nextInt() & SIGN | random.nextInt(255) << 23;
      int power = random.nextInt(60) - 40;
      return new int[] {
        scaled(a, random.nextInt(120) - 60) ^ random.nextInt() & SIGN,
        scaled(b, random.nextInt(4) == 0 ? power - 70 : power),
        random.nextBoolean() ? c : c | random.nextInt() & FRACTION
      };
    }
  },
  /** The sum is a midpoint of two floats, or off it by the least that the addend can say. */
  MIDPOINT {
    @Override
    int[] next(Random random) {
      int a = HIDDEN | 1 | random.nextInt() & FRACTION;
      int b = random.nextBoolean() ? HIDDEN | random.nextInt() & FRACTION : inverse(a, random);
      int powerA = random.nextInt(80) - 60;
      int powerB = random.nextInt(80) - 60;
      long product = (long) a * b;
      int cut = 64 - Long.numberOfLeadingZeros(product) - 24;
      long midpoint = product >> cut << cut | 1L << cut - 1;
      int c =
          Float.floatToRawIntBits((float) Math.scalb((double) midpoint - product, powerA + powerB));
      int sign = random.nextInt() & SIGN;
      return new int[] {
        scaled(a, powerA) ^ sign, scaled(b, powerB), c + random.nextInt(3) - 1 ^ sign
      };
    }

    /** So that the product ends in a few bits around its middle. */
    private static int inverse(int a, Random random) {
      BigInteger modulus = BigInteger.valueOf(HIDDEN);
      return HIDDEN
          | BigInteger.valueOf((1 << 22) + random.nextInt(33) - 16)
              .multiply(BigInteger.valueOf(a).modInverse(modulus))
              .mod(modulus)
              .intValue();
    }
  };

  private static final int SIGN = 0x80000000;
  private static final int HIDDEN = 0x800000;
  private static final int FRACTION = 0x7fffff;

  /** Three operands. */
  abstract int[] next(Random random);

  private static float normal(Random random) {
    return Float.intBitsToFloat(random.nextInt() & 0x807fffff | 1 + random.nextInt(254) << 23);
  }

  private static int scaled(double x, int power) {
    return Float.floatToRawIntBits((float) Math.scalb(x, power));
  }
}
