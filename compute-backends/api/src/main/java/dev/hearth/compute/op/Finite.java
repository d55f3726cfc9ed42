package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.compute.fold.Value;

/** Finds what must fail a step. */
public final class Finite {
  private static final int BLOCK = 4096;

  private Finite() {}

  /**
   * x[n] -> count[1] integer: how many elements are NaN or infinite, counted by blocks of 4096 so
   * that there is work for many.
   */
  public static Operator count(int n) {
    Definition d = new Definition("finite.count");
    TensorRef x = d.in("x", n);
    TensorRef count = d.outInts("count", 1);
    int[] blocks = {Math.ceilDiv(n, BLOCK)};
    Index start = i(0).times(BLOCK);
    TensorRef parts =
        new Lanes(d, "part", blocks, Index.of(n).minus(start), Math.min(n, BLOCK))
            .sumOfInts((c, at) -> isOther(c, c.at(x, start.plus(at))));
    int[] one = {1};
    TensorRef sum = Lanes.of(d, "sum", one, blocks[0]).sumOfInts((c, at) -> c.at(parts, at));
    d.map(count, c -> c.at(sum, i(0)));
    return d.build();
  }

  private static Value isOther(Code c, Value x) {
    return c.select(x.abs().atMost(c.f32(Float.MAX_VALUE)), c.i32(0), c.i32(1));
  }
}
