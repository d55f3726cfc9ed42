package dev.hearth.compute.op;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Value;

/**
 * 1/sqrt(x): a guess from the bits (within 3.5 %), then Newton steps r += r (1/2 - x/2 r^2).
 *
 * <p>Domain: [2^-100, 2^100]; NaN stays NaN. Worst error 1 ulp.
 */
final class ReciprocalRoot {
  private static final int GUESS = 0x5f3759df;
  private static final int STEPS = 3;

  private ReciprocalRoot() {}

  static Value of(Code c, Value x) {
    return c.proven(
        "x r is about sqrt(x), at least 2^-51; the error term is 0 or at least 2^-49",
        () -> {
          Value minusHalf = x.mul(-0.5);
          Value r = c.i32(GUESS).sub(x.asInt().shiftRight(1)).asFloat();
          for (int n = 0; n < STEPS; n++) {
            r = r.fma(minusHalf.mul(r).fma(r, 0.5), r);
          }
          return r;
        });
  }
}
