package dev.hearth.compute.op;

import static dev.hearth.compute.op.Doubles.assertClose;
import static dev.hearth.compute.op.Doubles.normal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GemmTest {
  private static final int M = 3;
  private static final int N = 5;
  private static final int K = 600;

  private final double[] a = normal(M * K, 1);
  private final double[] b = normal(K * N, 2);
  private final double[] product = product(a, b);

  @Test
  void multiplies() {
    assertClose(Run.of(Gemm.nn(M, N, K), a, b).reals("c"), product, 1e-4);
  }

  @Test
  void givesTheSameBitsThroughTransposedViews() {
    int[] c = Run.of(Gemm.nn(M, N, K), a, b).words("c");
    assertThat(Run.of(Gemm.nt(M, N, K), a, transposed(b, K, N)).words("c")).isEqualTo(c);
    assertThat(Run.of(Gemm.tn(M, N, K), transposed(a, M, K), b).words("c")).isEqualTo(c);
  }

  @Test
  void countsOperandsBelowTheThresholdAsZero() {
    double[] small = {0x1p-41, 0x1p-40};
    double[] large = {0x1p41, 0x1p40};
    assertThat(Run.of(Gemm.nn(1, 1, 2), small, large).reals("c")).containsExactly(1);
  }

  private static double[] product(double[] a, double[] b) {
    double[] c = new double[M * N];
    for (int m = 0; m < M; m++) {
      for (int n = 0; n < N; n++) {
        for (int k = 0; k < K; k++) {
          c[m * N + n] += a[m * K + k] * b[k * N + n];
        }
      }
    }
    return c;
  }

  private static double[] transposed(double[] x, int rows, int cols) {
    double[] y = new double[x.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < cols; c++) {
        y[c * rows + r] = x[r * cols + c];
      }
    }
    return y;
  }
}
