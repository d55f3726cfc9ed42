package dev.hearth.compute.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;

/** The outside judge: formulas in doubles and their numeric slopes. */
final class Doubles {
  private static final double STEP = 1e-5;

  private Doubles() {}

  /** Random floats of a unit normal distribution. */
  static double[] normal(int n, long seed) {
    Random random = new Random(seed);
    return random.doubles(n).map(u -> (float) random.nextGaussian()).toArray();
  }

  /** The slope of a function along each of its arguments. */
  static double[] slopes(ToDoubleFunction<double[]> function, double[] at) {
    double[] x = at.clone();
    double[] slopes = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      x[n] = at[n] + STEP;
      double above = function.applyAsDouble(x);
      x[n] = at[n] - STEP;
      slopes[n] = (above - function.applyAsDouble(x)) / (2 * STEP);
      x[n] = at[n];
    }
    return slopes;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int n = 0; n < a.length; n++) {
      sum += a[n] * b[n];
    }
    return sum;
  }

  static void assertClose(double[] actual, double[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int n = 0; n < actual.length; n++) {
      double allowed = tolerance * Math.max(1, Math.abs(expected[n]));
      assertThat(actual[n]).as("element %d", n).isCloseTo(expected[n], within(allowed));
    }
  }

  private static Offset<Double> within(double offset) {
    return Offset.offset(offset);
  }
}
