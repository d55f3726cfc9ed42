package dev.hearth.compute.plan;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Read;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.fold.Trip;
import java.util.stream.IntStream;

/** Which reads stay inside the reader's own row or at the reader's own element. */
final class Locality {
  private Locality() {}

  /**
   * The read's tensor shares the first {@code prefix} indices, and the address never leaves them.
   */
  static boolean own(Read read, Stage stage, Tensor tensor, int prefix) {
    return read.gather().isEmpty()
        && aligned(read.at(), stage, tensor, prefix)
        && lowest(read.at(), stage, prefix) >= 0
        && highest(read.at(), stage, prefix) < tensor.stride(prefix - 1);
  }

  /** The read is of the very element the stage writes. */
  static boolean identity(Read read, Stage stage, Tensor tensor) {
    return read.gather().isEmpty()
        && read.at().base() == 0
        && read.at().ofK() == 0
        && aligned(read.at(), stage, tensor, stage.dims().size())
        && tensor.shape().size() == stage.dims().size();
  }

  private static boolean aligned(Affine at, Stage stage, Tensor tensor, int prefix) {
    return prefix <= tensor.shape().size()
        && IntStream.range(0, prefix)
            .allMatch(
                d ->
                    tensor.shape().get(d).equals(stage.dims().get(d))
                        && at.of(d) == tensor.stride(d));
  }

  private static long lowest(Affine at, Stage stage, int prefix) {
    long sum = at.base();
    for (int d = prefix; d < stage.dims().size(); d++) {
      sum += Math.min(0, at.of(d) * (stage.dims().get(d) - 1));
    }
    return sum;
  }

  /** Bounds k by the trip's maximum and, where it divides evenly, by the trip itself. */
  private static long highest(Affine at, Stage stage, int prefix) {
    long sum = corner(at, stage, prefix);
    if (stage.loop().isEmpty() || at.ofK() == 0) {
      return sum;
    }
    Trip trip = stage.loop().get().trip();
    long byMaximum = sum + at.ofK() * Math.max(0, trip.maximum() - 1);
    return at.ofK() % trip.divisor() == 0
        ? Math.min(byMaximum, byNumerator(at, trip, stage, prefix))
        : byMaximum;
  }

  private static long byNumerator(Affine at, Trip trip, Stage stage, int prefix) {
    long factor = at.ofK() / trip.divisor();
    long sum = at.base() + factor * trip.numerator().base() - at.ofK();
    for (int d = 0; d < stage.dims().size(); d++) {
      long slope = (d < prefix ? 0 : at.of(d)) + factor * trip.numerator().of(d);
      sum += Math.max(0, slope * (stage.dims().get(d) - 1));
    }
    return sum;
  }

  private static long corner(Affine at, Stage stage, int prefix) {
    long sum = at.base();
    for (int d = prefix; d < stage.dims().size(); d++) {
      sum += Math.max(0, at.of(d) * (stage.dims().get(d) - 1));
    }
    return sum;
  }
}
