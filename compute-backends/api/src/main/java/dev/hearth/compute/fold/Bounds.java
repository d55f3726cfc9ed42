package dev.hearth.compute.fold;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;
import static java.lang.Math.subtractExact;

import java.util.List;
import java.util.Optional;

/**
 * Proves that every affine address of a stage lies inside its tensor, so that a kernel checks
 * nothing but the clamp of a gather. An affine form over a box is extreme at a corner; k is bounded
 * both by the trip's maximum and, where the divisor divides its coefficient, by putting {@code
 * numerator / divisor - 1} in its place. Overflow of 64 bits is refused too.
 */
final class Bounds {
  private final String where;
  private final List<Tensor> tensors;
  private final Stage stage;

  private Bounds(String where, List<Tensor> tensors, Stage stage) {
    this.where = where;
    this.tensors = tensors;
    this.stage = stage;
  }

  static void prove(String where, List<Tensor> tensors, Stage stage) {
    Bounds bounds = new Bounds(where, tensors, stage);
    try {
      bounds.proveAll(stage.finish(), Optional.empty());
      stage.loop().ifPresent(bounds::proveLoop);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(where + ": an index beyond 64 bits", e);
    }
  }

  private void proveLoop(Loop loop) {
    highest(loop.trip().numerator());
    lowest(loop.trip().numerator());
    proveAll(loop.init(), Optional.empty());
    proveAll(loop.body(), Optional.of(loop.trip()));
  }

  private void proveAll(Program program, Optional<Trip> trip) {
    for (Read read : program.reads()) {
      long reach = read.gather().map(g -> multiplyExact(g.scale(), g.limit() - 1L)).orElse(0L);
      prove(read.tensor(), read.at(), trip, reach);
      read.gather().ifPresent(g -> proveGather(g, trip));
    }
  }

  private void proveGather(Gather gather, Optional<Trip> trip) {
    if (gather.limit() < 1 || gather.scale() < 0) {
      throw new IllegalArgumentException(where + ": impossible gather");
    }
    prove(gather.tensor(), gather.at(), trip, 0);
  }

  private void prove(int tensor, Affine at, Optional<Trip> trip, long reach) {
    if (at.rank() != stage.dims().size()) {
      throw new IllegalArgumentException(where + ": an index of another rank");
    }
    if (at.ofK() < 0) {
      throw new IllegalArgumentException(where + ": k descends; write the index the other way");
    }
    if (at.ofK() != 0 && trip.isEmpty()) {
      throw new IllegalArgumentException(where + ": k outside a body");
    }
    Tensor read = tensors.get(tensor);
    long low = lowest(at);
    long high = addExact(trip.map(t -> highest(at, t)).orElseGet(() -> highest(at)), reach);
    if (low < 0 || high >= read.size()) {
      throw new IllegalArgumentException(
          where + " reads " + read.name() + " [" + low + ".." + high + "] of " + read.size());
    }
  }

  private long lowest(Affine at) {
    long sum = at.base();
    for (int d = 0; d < at.rank(); d++) {
      sum = addExact(sum, Math.min(0, multiplyExact(at.of(d), stage.dims().get(d) - 1L)));
    }
    return sum;
  }

  private long highest(Affine at) {
    long sum = at.base();
    for (int d = 0; d < at.rank(); d++) {
      sum = addExact(sum, Math.max(0, multiplyExact(at.of(d), stage.dims().get(d) - 1L)));
    }
    return sum;
  }

  private long highest(Affine at, Trip trip) {
    long byMaximum =
        addExact(highest(at), multiplyExact(at.ofK(), Math.max(0, trip.maximum() - 1L)));
    if (at.ofK() % trip.divisor() != 0) {
      return byMaximum;
    }
    return Math.min(byMaximum, highestByNumerator(at, trip.numerator(), at.ofK() / trip.divisor()));
  }

  /**
   * {@code k <= numerator / divisor - 1} over the reals; {@code factor} is k's coefficient /
   * divisor.
   */
  private long highestByNumerator(Affine at, Affine numerator, long factor) {
    long sum =
        subtractExact(addExact(at.base(), multiplyExact(factor, numerator.base())), at.ofK());
    for (int d = 0; d < at.rank(); d++) {
      long slope = addExact(at.of(d), multiplyExact(factor, numerator.of(d)));
      sum = addExact(sum, Math.max(0, multiplyExact(slope, stage.dims().get(d) - 1L)));
    }
    return sum;
  }
}
