package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.compute.fold.Value;

/** Adam with decoupled weight decay (Loshchilov and Hutter, 2019), in PyTorch's form, eps 1e-8. */
public final class AdamW {
  /** The places of the schedule h, which the host computes and a job's hash covers. */
  public static final int BETA1 = 0;

  public static final int ONE_MINUS_BETA1 = 1;
  public static final int BETA2 = 2;
  public static final int ONE_MINUS_BETA2 = 3;

  /** 1 / (1 - beta1^t). */
  public static final int CORRECTION1 = 4;

  /** 1 / (1 - beta2^t). */
  public static final int CORRECTION2 = 5;

  public static final int RATE = 6;

  /** Learning rate times weight decay. */
  public static final int DECAY = 7;

  /** Undoes the loss scaling: a power of two. */
  public static final int UNSCALE = 8;

  public static final int SCHEDULE = 9;

  private static final double EPSILON = 1e-8;

  /** Far below eps^2; with the largest it keeps 1/sqrt and 1/x in their domains. */
  private static final double SMALLEST_MOMENT = 0x1p-90;

  private static final double LARGEST_MOMENT = 0x1p100;

  private AdamW() {}

  /**
   * p[n], g[n], m[n], v[n], h[9] -> p1[n], m1[n], v1[n]; outputs may take the place of p, m and v.
   *
   * <p>With gradient G = g h[8]: m1 = m h[0] + G h[1]; v1 = v h[2] + G^2 h[3]; p1 = p - p h[7] -
   * h[6] m1 h[4] / (sqrt(v1 h[5]) + eps).
   */
  public static Operator step(int n) {
    Definition d = new Definition("adamw");
    TensorRef p = d.in("p", n);
    TensorRef g = d.in("g", n);
    TensorRef m = d.in("m", n);
    TensorRef v = d.in("v", n);
    TensorRef h = d.in("h", SCHEDULE);
    TensorRef p1 = d.out("p1", n);
    TensorRef m1 = d.out("m1", n);
    TensorRef v1 = d.out("v1", n);
    d.map(m1, c -> mixed(c, h, BETA1, own(c, m), gradient(c, g, h)));
    d.map(v1, c -> mixed(c, h, BETA2, own(c, v), square(gradient(c, g, h))));
    d.map(
        p1,
        c -> {
          Value decayed = own(c, p).neg().fma(h(c, h, DECAY), own(c, p));
          return direction(c, own(c, m1), own(c, v1), h).neg().fma(h(c, h, RATE), decayed);
        });
    return d.build();
  }

  private static Value direction(Code c, Value m1, Value v1, TensorRef h) {
    Value first = m1.mul(h(c, h, CORRECTION1));
    Value second = v1.mul(h(c, h, CORRECTION2));
    return first.mul(Reciprocal.of(c, root(c, second).add(EPSILON)));
  }

  /** {@code old h[beta] + fresh h[beta + 1]}. */
  private static Value mixed(Code c, TensorRef h, int beta, Value old, Value fresh) {
    return fresh.fma(h(c, h, beta + 1), old.mul(h(c, h, beta)));
  }

  private static Value gradient(Code c, TensorRef g, TensorRef h) {
    return own(c, g).mul(h(c, h, UNSCALE));
  }

  private static Value square(Value x) {
    return x.mul(x);
  }

  private static Value root(Code c, Value x) {
    Value bounded = x.min(LARGEST_MOMENT).max(SMALLEST_MOMENT);
    return bounded.mul(ReciprocalRoot.of(c, bounded));
  }

  private static Value own(Code c, TensorRef tensor) {
    return c.at(tensor, i(0));
  }

  private static Value h(Code c, TensorRef h, int place) {
    return c.at(h, Index.of(place));
  }
}
