package dev.hearth.compute.op;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Value;

/**
 * 1/x: a guess from the bits (within 12 %), then two cubic Newton steps r += r (e + e^2), e = 1 - x
 * r.
 *
 * <p>Domain: 2^-100 to 2^100 in magnitude; NaN stays NaN. Worst error 0.6 ulp.
 */
final class Reciprocal {
  private static final int GUESS = 0x7ef311c7;
  private static final int STEPS = 2;

  private Reciprocal() {}

  static Value of(Code c, Value x) {
    return c.proven(
        "x r lies in [0.8, 1.2], so e is 0 or at least 2^-48; r is at least 2^-101",
        () -> {
          Value minusX = x.neg();
          Value r = c.i32(GUESS).sub(x.asInt()).asFloat();
          for (int n = 0; n < STEPS; n++) {
            Value e = minusX.fma(r, 1);
            r = r.fma(e.fma(e, e), r);
          }
          return r;
        });
  }
}
