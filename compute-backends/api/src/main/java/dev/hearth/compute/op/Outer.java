package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.K;
import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Count;
import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.compute.fold.Value;

/** The step between rounds: DiLoCo (Douillard et al., 2023), outer Nesterov momentum. */
public final class Outer {
  private static final int RATE = 0;
  private static final int MOMENTUM = 1;

  private Outer() {}

  /** start[n], end[n] -> update[n] = end - start. */
  public static Operator update(int n) {
    Definition d = new Definition("outer.update");
    TensorRef start = d.in("start", n);
    TensorRef end = d.in("end", n);
    d.map(d.out("update", n), c -> c.at(end, i(0)).sub(c.at(start, i(0))));
    return d.build();
  }

  /**
   * weights[n], momentum[n], updates[shards,n], share[shards], h[2] = {rate, momentum factor} ->
   * weights1[n], momentum1[n]; outputs may take the place of weights and momentum.
   *
   * <p>u = sum of updates times shares in ascending shard order, one fma each; momentum1 = h[1]
   * momentum + u; weights1 = weights + h[0] (h[1] momentum1 + u): PyTorch's Nesterov with gradient
   * -u and no dampening.
   */
  public static Operator nesterov(int n, int shards) {
    Definition d = new Definition("outer.nesterov");
    TensorRef weights = d.in("weights", n);
    TensorRef momentum = d.in("momentum", n);
    TensorRef updates = d.in("updates", shards, n);
    TensorRef share = d.in("share", shards);
    TensorRef h = d.in("h", 2);
    TensorRef weights1 = d.out("weights1", n);
    TensorRef momentum1 = d.out("momentum1", n);
    TensorRef mean = d.virtual("mean", n);
    d.fold(
        mean,
        Count.upTo(shards),
        c -> c.f32(0),
        (c, sum) -> c.at(updates, K, i(0)).fma(c.at(share, K), sum));
    d.map(momentum1, c -> ahead(c, momentum, h, mean));
    d.map(
        weights1,
        c -> ahead(c, momentum1, h, mean).fma(c.at(h, Index.of(RATE)), c.at(weights, i(0))));
    return d.build();
  }

  /** The momentum carried on, with the mean update added. */
  private static Value ahead(Code c, TensorRef momentum, TensorRef h, TensorRef mean) {
    return c.at(momentum, i(0)).fma(c.at(h, Index.of(MOMENTUM)), c.at(mean, i(0)));
  }
}
