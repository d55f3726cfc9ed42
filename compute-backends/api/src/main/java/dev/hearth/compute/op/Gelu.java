package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.compute.fold.Value;

/** y = x/2 (1 + tanh u), u = sqrt(2/pi) (x + 0.044715 x^3): GPT-2's form. */
public final class Gelu {
  /** sqrt(2/pi). */
  private static final double SLOPE = 0.7978845608028654;

  private static final double CUBIC = 0.044715 * SLOPE;

  /** Below this x^2 changes nothing. */
  private static final double LINEAR = 0x1p-30;

  private Gelu() {}

  /** x[n] -> y[n]. */
  public static Operator forward(int n) {
    Definition d = new Definition("gelu");
    TensorRef x = d.in("x", n);
    d.map(d.out("y", n), c -> gelu(c, c.at(x, i(0))));
    return d.build();
  }

  /** x[n], dy[n] -> dx[n] = dy (1 + tanh u + x (1 - tanh^2 u) u') / 2. */
  public static Operator gradient(int n) {
    Definition d = new Definition("gelu.gradient");
    TensorRef x = d.in("x", n);
    TensorRef dy = d.in("dy", n);
    TensorRef dx = d.out("dx", n);
    TensorRef tanh = d.virtual("tanh", n);
    d.map(tanh, c -> Tanh.of(c, argument(c, c.at(x, i(0)))));
    d.map(dx, c -> slope(c, c.at(x, i(0)), c.at(tanh, i(0))).mul(c.at(dy, i(0))));
    return d.build();
  }

  private static Value gelu(Code c, Value x) {
    return c.proven(
        "x/2 is 0 or at least 2^-101; 1 + tanh u is 0, at least 2^-24, or for small x about 1",
        () -> {
          Value half = x.mul(0.5);
          return half.fma(Tanh.of(c, argument(c, x)), half);
        });
  }

  private static Value argument(Code c, Value x) {
    return c.proven(
        "the factor of x is at least 0.79, so u is 0 or at least 2^-101",
        () -> x.mul(square(x).fma(CUBIC, SLOPE)));
  }

  private static Value slope(Code c, Value x, Value tanh) {
    return c.proven(
        "1 - tanh^2 is 0 or at least 2^-24, and x then above 2, or about 1; 1 + tanh is a"
            + " multiple of 2^-24 or about 1, so the sum is 0 or at least 2^-60",
        () -> {
          Value steepness = x.mul(square(x).fma(3 * CUBIC, SLOPE));
          Value bend = steepness.mul(tanh.neg().fma(tanh, 1));
          return bend.fma(0.5, tanh.fma(0.5, 0.5));
        });
  }

  private static Value square(Value x) {
    Value size = x.abs().max(LINEAR);
    return size.mul(size);
  }
}
