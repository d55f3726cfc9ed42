package dev.hearth.compute.op;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Value;

/**
 * e^x: x = n ln 2 + r with ln 2 in two parts, a polynomial in r (Cephes expf), n added to the
 * exponent.
 *
 * <p>Domain: all floats. Below -69 (e^-69 > 2^-100) the result is 0, above 88 it is e^88; NaN stays
 * NaN. Every result is canonical. Worst error 0.9 ulp.
 */
final class Exp {
  static final double LOWEST = -69;
  static final double HIGHEST = 88;

  /** 1.5 * 2^23: adding it rounds to an integer, which then stands in the low bits. */
  private static final double ROUNDER = 12582912;

  private static final double LOG2_E = 1.44269504;
  private static final double LN2_HIGH = 0.693359375;
  private static final double LN2_LOW = -2.12194440e-4;
  private static final double[] POLYNOMIAL = {
    1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 0.5, 1, 1
  };

  private Exp() {}

  static Value of(Code c, Value x) {
    Value tooLow = x.lessThan(LOWEST);
    Value raised = c.select(tooLow, c.f32(LOWEST), x);
    return c.select(tooLow, c.f32(0), within(c, raised.min(HIGHEST)));
  }

  /** For arguments that are known to lie in [-69, 88] (or NaN). */
  static Value within(Code c, Value x) {
    return c.proven(
        "x is 0 or at least 2^-126; n != 0 means |x| > 0.34, so r is a multiple of 2^-36;"
            + " each partial polynomial lies in [2^-13, 2]",
        () -> {
          Value rounded = x.fma(LOG2_E, ROUNDER);
          Value n = rounded.add(-ROUNDER);
          Value r = n.fma(-LN2_LOW, n.fma(-LN2_HIGH, x));
          Value p = Polynomial.of(c, r, POLYNOMIAL);
          return p.asInt().add(rounded.asInt().shiftLeft(23)).asFloat();
        });
  }
}
