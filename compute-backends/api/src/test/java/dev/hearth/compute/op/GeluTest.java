package dev.hearth.compute.op;

import static dev.hearth.compute.op.Doubles.assertClose;
import static dev.hearth.compute.op.Doubles.normal;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeluTest {
  private static final int N = 2_001;

  /** From -10 to 10. */
  private final double[] x =
      IntStream.range(0, N).mapToDouble(n -> (float) ((n - N / 2) / 100.0)).toArray();

  @Test
  void followsItsFormula() {
    double[] exact = Arrays.stream(x).map(GeluTest::formula).toArray();
    assertClose(Run.of(Gelu.forward(N), x).reals("y"), exact, 3e-7);
  }

  @Test
  void hasTheSlopesOfItsFormula() {
    double[] dy = normal(N, 1);
    double step = 1e-6;
    double[] exact =
        IntStream.range(0, N)
            .mapToDouble(n -> (formula(x[n] + step) - formula(x[n] - step)) / (2 * step) * dy[n])
            .toArray();
    assertClose(Run.of(Gelu.gradient(N), x, dy).reals("dx"), exact, 2e-6);
  }

  private static double formula(double x) {
    return x / 2 * (1 + StrictMath.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
  }
}
