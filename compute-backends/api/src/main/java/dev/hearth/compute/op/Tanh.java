package dev.hearth.compute.op;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Value;

/**
 * tanh x: below 0.625 a polynomial in x^2 (Cephes tanhf), above it 1 - 2 / (e^2|x| + 1).
 *
 * <p>Domain: all floats that are 0 or at least 2^-125; NaN stays NaN. Worst error 1.3 ulp.
 */
final class Tanh {
  private static final double SPLIT = 0.625;

  /** From here on tanh is 1 in single precision. */
  private static final double FLAT = 16;

  /** Below this x^2 changes nothing. */
  private static final double LINEAR = 0x1p-30;

  private static final int SIGN = 0x80000000;
  private static final double[] POLYNOMIAL = {
    -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1
  };

  private Tanh() {}

  static Value of(Code c, Value x) {
    return c.proven(
        "the square is taken of at least 2^-30, so the polynomial's part is at least 2^-62"
            + " and x (1 + part) about x; above the split all is in [2^-47, 2^47] or 0",
        () -> {
          Value size = x.abs();
          return c.select(size.lessThan(SPLIT), near(c, x, size), far(c, x, size));
        });
  }

  private static Value near(Code c, Value x, Value size) {
    Value base = size.max(LINEAR);
    Value square = base.mul(base);
    return x.fma(square.mul(Polynomial.of(c, square, POLYNOMIAL)), x);
  }

  private static Value far(Code c, Value x, Value size) {
    Value capped = size.min(FLAT);
    Value e = Exp.within(c, capped.add(capped));
    Value tanh = Reciprocal.of(c, e.add(1)).fma(-2, 1);
    return tanh.asInt().or(x.asInt().and(c.i32(SIGN))).asFloat();
  }
}
