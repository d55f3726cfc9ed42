package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;

/** Elementwise sum; its gradient is the identity on both sides. */
public final class Add {
  private Add() {}

  /** a[n], b[n] -> y[n] = a + b. */
  public static Operator of(int n) {
    Definition d = new Definition("add");
    TensorRef a = d.in("a", n);
    TensorRef b = d.in("b", n);
    d.map(d.out("y", n), c -> c.at(a, i(0)).add(c.at(b, i(0))));
    return d.build();
  }
}
