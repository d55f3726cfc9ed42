package dev.hearth.compute.op;

import static dev.hearth.compute.op.Doubles.assertClose;
import static dev.hearth.compute.op.Doubles.dot;
import static dev.hearth.compute.op.Doubles.normal;
import static dev.hearth.compute.op.Doubles.slopes;

import org.junit.jupiter.api.Test;

class LayerNormTest {
  private static final int ROWS = 130;
  private static final int COLS = 37;

  private final double[] x = normal(ROWS * COLS, 1);
  private final double[] g = normal(COLS, 2);
  private final double[] b = normal(COLS, 3);
  private final double[] dy = normal(ROWS * COLS, 4);

  @Test
  void normalisesRows() {
    Run run = Run.of(LayerNorm.forward(ROWS, COLS), x, g, b);
    assertClose(run.reals("y"), formula(x, g, b), 1e-5);
  }

  @Test
  void hasTheSlopesOfItsFormula() {
    Run forward = Run.of(LayerNorm.forward(ROWS, COLS), x, g, b);
    double[] mean = forward.reals("mean");
    double[] rstd = forward.reals("rstd");
    Run run = Run.of(LayerNorm.gradient(ROWS, COLS), x, mean, rstd, g, dy);
    assertClose(run.reals("dg"), slopes(at -> dot(formula(x, at, b), dy), g), 1e-4);
    assertClose(run.reals("db"), slopes(at -> dot(formula(x, g, at), dy), b), 1e-4);
    assertClose(run.reals("dx"), slopes(at -> dot(formula(at, g, b), dy), x), 1e-4);
  }

  private static double[] formula(double[] x, double[] g, double[] b) {
    double[] y = new double[x.length];
    for (int start = 0; start < x.length; start += COLS) {
      double sum = 0;
      double squares = 0;
      for (int c = 0; c < COLS; c++) {
        sum += x[start + c];
        squares += x[start + c] * x[start + c];
      }
      double mean = sum / COLS;
      double deviation = Math.sqrt(squares / COLS - mean * mean + 1e-5);
      for (int c = 0; c < COLS; c++) {
        y[start + c] = (x[start + c] - mean) / deviation * g[c] + b[c];
      }
    }
    return y;
  }
}
