package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Count;
import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Element;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.compute.fold.Value;
import java.util.function.Function;

/**
 * Causal self-attention, y = softmax(q k^T / sqrt(width)) v, a head at a time. A position sees
 * itself and those before it; probabilities of later ones are 0 and take part in no sum.
 *
 * <p>Order: sums over the width (at most 256) in one block, sums over positions as in {@link Gemm},
 * with blocks cut at positions that are multiples of 256; softmax is max, subtract, exp, sum in 32
 * lanes, multiply by the reciprocal. Cost: batch heads context^2 width fma forward, twice that
 * backward.
 */
public final class Attention {
  private static final int MAX_WIDTH = 256;

  private static final Index QUERIES = Index.of(0);
  private static final Index KEYS = Index.of(1);
  private static final Index VALUES = Index.of(2);

  private final Definition d;
  private final int batch;
  private final int context;
  private final int heads;
  private final int width;
  private final TensorRef qkv;

  private Attention(String name, int batch, int context, int heads, int width) {
    if (width > MAX_WIDTH) {
      throw new IllegalArgumentException("heads wider than 256: " + width);
    }
    this.d = new Definition(name);
    this.batch = batch;
    this.context = context;
    this.heads = heads;
    this.width = width;
    this.qkv = d.in("qkv", batch, context, 3, heads, width);
  }

  /**
   * qkv[batch,context,3,heads,width] -> p[batch,heads,context,context],
   * y[batch,context,heads,width].
   */
  public static Operator forward(int batch, int context, int heads, int width) {
    return new Attention("attention", batch, context, heads, width).forward();
  }

  /**
   * qkv[batch,context,3,heads,width], p[batch,heads,context,context], dy[batch,context,heads,width]
   * -> dqkv[batch,context,3,heads,width].
   *
   * <p>dv = p^T dy; ds = p (dp - sum(p dp)) / sqrt(width) with dp = dy v^T; dq = ds k; dk = ds^T q.
   */
  public static Operator gradient(int batch, int context, int heads, int width) {
    return new Attention("attention.gradient", batch, context, heads, width).gradient();
  }

  private Operator forward() {
    TensorRef p = d.out("p", pairs());
    TensorRef y = d.out("y", vectors());
    softmax(scores(), p);
    sumOverKeys(y, p, VALUES);
    return d.build();
  }

  private Operator gradient() {
    TensorRef p = d.in("p", pairs());
    TensorRef dy = d.in("dy", vectors());
    TensorRef dqkv = d.out("dqkv", batch, context, 3, heads, width);
    TensorRef ds = scoreGradient(p, dy);
    TensorRef dq = d.virtual("dq", vectors());
    sumOverKeys(dq, ds, KEYS);
    TensorRef dk = d.virtual("dk", vectors());
    sumOverQueries(dk, ds, at -> qkv.element(i(1), at, QUERIES, i(3), i(4)));
    TensorRef dv = d.virtual("dv", vectors());
    sumOverQueries(dv, p, at -> dy.element(i(1), at, i(3), i(4)));
    d.map(dqkv, c -> chosen(c, dq, dk, dv));
    return d.build();
  }

  private TensorRef scores() {
    double scale = StrictMath.sqrt(1.0 / width);
    TensorRef scores = d.virtual("scores", pairs());
    d.fold(
        scores,
        eachPast(),
        c -> c.f32(0),
        (c, sum) -> Product.added(c, sum, c.at(query(Index.K)), c.at(key(KEYS, Index.K))),
        (c, sum) -> sum.mul(scale));
    return scores;
  }

  private void softmax(TensorRef scores, TensorRef p) {
    TensorRef max = seen("max").max((c, key) -> c.at(scores, i(0), i(1), i(2), key));
    TensorRef exp = d.virtual("exp", pairs());
    d.map(
        exp,
        c -> {
          Value below = Sum.difference(c, at(c, scores), c.at(max, i(0), i(1), i(2)));
          return c.select(c.index(2).lessThan(c.index(3)), c.f32(0), Exp.of(c, below));
        });
    TensorRef sum = seen("sum").sum((c, key) -> c.at(exp, i(0), i(1), i(2), key));
    TensorRef inverse = d.virtual("inverse", batch, heads, context);
    d.map(inverse, c -> Reciprocal.of(c, c.at(sum, i(0), i(1), i(2))));
    d.map(p, c -> at(c, exp).mul(c.at(inverse, i(0), i(1), i(2))));
  }

  private TensorRef scoreGradient(TensorRef p, TensorRef dy) {
    double scale = StrictMath.sqrt(1.0 / width);
    TensorRef dp = d.virtual("dp", pairs());
    d.fold(
        dp,
        eachPast(),
        c -> c.f32(0),
        (c, sum) ->
            Product.added(c, sum, c.at(dy, i(0), i(2), i(1), Index.K), c.at(key(VALUES, Index.K))));
    TensorRef pdp =
        seen("pdp")
            .sum((c, key) -> c.at(p, i(0), i(1), i(2), key).mul(c.at(dp, i(0), i(1), i(2), key)));
    TensorRef ds = d.virtual("ds", pairs());
    d.map(
        ds,
        c -> {
          Value centred = Sum.difference(c, at(c, dp), c.at(pdp, i(0), i(1), i(2)));
          return at(c, p).mul(centred).mul(scale);
        });
    return ds;
  }

  /** out[b,t,h] = sum over the keys j up to t of weights[b,h,t,j] times part of qkv[b,j,h]. */
  private void sumOverKeys(TensorRef out, TensorRef weights, Index part) {
    Index end = i(2).plus(1);
    BlockSum.ofProducts(d, context)
        .into(
            out,
            end,
            (c, sum, key) ->
                Product.added(
                    c,
                    sum,
                    c.at(weights, i(1), i(3), i(2), key),
                    c.at(qkv, i(1), key, part, i(3), i(4))));
  }

  /** out[b,j,h] = sum over the queries t from j on of weights[b,h,t,j] times the vector at t. */
  private void sumOverQueries(TensorRef out, TensorRef weights, Function<Index, Element> vector) {
    BlockSum.ofProducts(d, context)
        .into(
            out,
            (c, sum, query) -> {
              Value weight = c.at(weights, i(1), i(3), query, i(2));
              Value more = Product.added(c, sum, weight, c.at(vector.apply(query)));
              return c.select(c.number(query).lessThan(c.index(2)), sum, more);
            });
  }

  private static Value chosen(Code c, TensorRef dq, TensorRef dk, TensorRef dv) {
    Value part = c.index(2);
    Value keyOrValue = c.select(part.equalTo(c.i32(1)), inPart(c, dk), inPart(c, dv));
    return c.select(part.equalTo(c.i32(0)), inPart(c, dq), keyOrValue);
  }

  private static Value inPart(Code c, TensorRef vectors) {
    return c.at(vectors, i(0), i(1), i(3), i(4));
  }

  private int[] pairs() {
    return new int[] {batch, heads, context, context};
  }

  private int[] vectors() {
    return new int[] {batch, context, heads, width};
  }

  /** Once along the width for pairs on and below the diagonal, not at all above it. */
  private Count eachPast() {
    return Count.upTo(i(2).minus(i(3)).plus(1).times(width), width);
  }

  /** Reductions along the keys that a query sees. */
  private Lanes seen(String name) {
    return new Lanes(d, name, new int[] {batch, heads, context}, i(2).plus(1), context);
  }

  private Element query(Index x) {
    return qkv.element(i(0), i(2), QUERIES, i(1), x);
  }

  private Element key(Index part, Index x) {
    return qkv.element(i(0), i(3), part, i(1), x);
  }

  private static Value at(Code c, TensorRef pairs) {
    return c.at(pairs, i(0), i(1), i(2), i(3));
  }
}
