package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Element;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;
import java.util.function.Function;

/**
 * Matrix products into c[m,n]; the letters say which operand is read transposed.
 *
 * <p>Order: k is cut at multiples of 256; each block starts at +0 and takes one fma a k in
 * ascending order; block sums are added in ascending order. Operands below 2^-40 in magnitude count
 * as +0. Cost: m n k fma.
 */
public final class Gemm {
  private static final Index ROW = i(1);
  private static final Index COLUMN = i(2);

  private Gemm() {}

  /** a[m,k], b[k,n] -> c[m,n]. */
  public static Operator nn(int m, int n, int k) {
    Definition d = new Definition("gemm.nn");
    TensorRef a = d.in("a", m, k);
    TensorRef b = d.in("b", k, n);
    return product(d, m, n, k, at -> a.element(ROW, at), at -> b.element(at, COLUMN));
  }

  /** a[m,k], b[n,k] -> c[m,n]. */
  public static Operator nt(int m, int n, int k) {
    Definition d = new Definition("gemm.nt");
    TensorRef a = d.in("a", m, k);
    TensorRef b = d.in("b", n, k);
    return product(d, m, n, k, at -> a.element(ROW, at), at -> b.element(COLUMN, at));
  }

  /** a[k,m], b[k,n] -> c[m,n]. */
  public static Operator tn(int m, int n, int k) {
    Definition d = new Definition("gemm.tn");
    TensorRef a = d.in("a", k, m);
    TensorRef b = d.in("b", k, n);
    return product(d, m, n, k, at -> a.element(at, ROW), at -> b.element(at, COLUMN));
  }

  private static Operator product(
      Definition d, int m, int n, int k, Function<Index, Element> a, Function<Index, Element> b) {
    TensorRef c = d.out("c", m, n);
    BlockSum.ofProducts(d, k)
        .into(
            c,
            (code, sum, at) ->
                Product.added(code, sum, code.at(a.apply(at)), code.at(b.apply(at))));
    return d.build();
  }
}
