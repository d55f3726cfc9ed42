package dev.hearth.compute.op;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Value;

/** Horner's scheme, one fma a coefficient. */
final class Polynomial {
  private Polynomial() {}

  /** The highest coefficient comes first. */
  static Value of(Code c, Value x, double... coefficients) {
    Value sum = c.f32(coefficients[0]);
    for (int n = 1; n < coefficients.length; n++) {
      sum = sum.fma(x, coefficients[n]);
    }
    return sum;
  }
}
