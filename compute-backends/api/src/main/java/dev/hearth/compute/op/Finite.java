package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.compute.fold.Value;

/** Finds what must fail a step. */
public final class Finite {
  private Finite() {}

  /** x[n] -> count[1] integer: how many elements are NaN or infinite. */
  public static Operator count(int n) {
    Definition d = new Definition("finite.count");
    TensorRef x = d.in("x", n);
    TensorRef count = d.outInts("count", 1);
    int[] one = {1};
    TensorRef sum =
        Lanes.of(d, "sum", one, n)
            .sumOfInts(
                (c, at) -> {
                  Value finite = c.at(x, at).abs().atMost(c.f32(Float.MAX_VALUE));
                  return c.select(finite, c.i32(0), c.i32(1));
                });
    d.map(count, c -> c.at(sum, i(0)));
    return d.build();
  }
}
