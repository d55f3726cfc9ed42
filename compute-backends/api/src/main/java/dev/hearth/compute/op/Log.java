package dev.hearth.compute.op;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Value;

/**
 * ln x: x = 2^e (1 + m) with 1 + m in [sqrt 1/2, sqrt 2), a polynomial in m (Cephes logf).
 *
 * <p>Domain: [2^-100, 2^100]; NaN stays NaN. Worst error 0.9 ulp.
 */
final class Log {
  /** The bits of sqrt(1/2). */
  private static final int ROOT_HALF = 0x3f3504f3;

  private static final int MANTISSA = 0x007fffff;
  private static final double LN2_HIGH = 0.693359375;
  private static final double LN2_LOW = -2.12194440e-4;
  private static final double[] POLYNOMIAL = {
    7.0376836292e-2,
    -1.1514610310e-1,
    1.1676998740e-1,
    -1.2420140846e-1,
    1.4249322787e-1,
    -1.6668057665e-1,
    2.0000714765e-1,
    -2.4999993993e-1,
    3.3333331174e-1
  };

  private Log() {}

  static Value of(Code c, Value x) {
    return c.proven(
        "m is a multiple of 2^-24 or 0, so its cube times [0.2, 0.6] is at least 2^-75,"
            + " a multiple of 2^-98, as are all sums with it",
        () -> {
          Value offset = x.asInt().sub(c.i32(ROOT_HALF));
          Value e = signedExponent(c, offset).toFloat();
          Value m = offset.and(c.i32(MANTISSA)).add(c.i32(ROOT_HALF)).asFloat().add(-1);
          Value square = m.mul(m);
          Value tail = square.mul(m).mul(Polynomial.of(c, m, POLYNOMIAL));
          Value low = square.fma(-0.5, e.fma(LN2_LOW, tail));
          Value log = e.fma(LN2_HIGH, m.add(low));
          return c.select(x.equalTo(x), log, x);
        });
  }

  /** The shift brings zeros in: below sqrt(1/2) the exponent comes out 512 too high. */
  private static Value signedExponent(Code c, Value offset) {
    Value excess = c.select(offset.lessThan(c.i32(0)), c.i32(512), c.i32(0));
    return offset.shiftRight(23).sub(excess);
  }
}
