package dev.hearth.compute.op;

import static dev.hearth.compute.op.Doubles.assertClose;
import static dev.hearth.compute.op.Doubles.dot;
import static dev.hearth.compute.op.Doubles.normal;
import static dev.hearth.compute.op.Doubles.slopes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AttentionTest {
  private static final int HEADS = 2;
  private static final int WIDTH = 5;

  @Test
  void followsItsFormula() {
    double[] qkv = normal(2 * 7 * 3 * HEADS * WIDTH, 1);
    Run run = Run.of(Attention.forward(2, 7, HEADS, WIDTH), qkv);
    assertClose(run.reals("y"), formula(2, 7, qkv), 1e-5);
  }

  @Test
  void sumsPastABlock() {
    double[] qkv = normal(300 * 3 * HEADS * WIDTH, 2);
    Run run = Run.of(Attention.forward(1, 300, HEADS, WIDTH), qkv);
    assertClose(run.reals("y"), formula(1, 300, qkv), 1e-5);
  }

  @Test
  void hasTheSlopesOfItsFormula() {
    double[] qkv = normal(2 * 7 * 3 * HEADS * WIDTH, 3);
    double[] dy = normal(2 * 7 * HEADS * WIDTH, 4);
    double[] p = Run.of(Attention.forward(2, 7, HEADS, WIDTH), qkv).reals("p");
    Run run = Run.of(Attention.gradient(2, 7, HEADS, WIDTH), qkv, p, dy);
    assertClose(run.reals("dqkv"), slopes(at -> dot(formula(2, 7, at), dy), qkv), 1e-4);
  }

  @Test
  void refusesWidthsBeyondOneBlock() {
    assertThatThrownBy(() -> Attention.forward(1, 2, 1, 257))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("257");
  }

  private static double[] formula(int batch, int context, double[] qkv) {
    double[] y = new double[batch * context * HEADS * WIDTH];
    for (int b = 0; b < batch; b++) {
      for (int t = 0; t < context; t++) {
        for (int h = 0; h < HEADS; h++) {
          attend(b * context, t, h, qkv, y);
        }
      }
    }
    return y;
  }

  private static void attend(int first, int t, int h, double[] qkv, double[] y) {
    double[] weights = new double[t + 1];
    double sum = 0;
    for (int j = 0; j <= t; j++) {
      double score = 0;
      for (int x = 0; x < WIDTH; x++) {
        score += qkv[at(first + t, 0, h, x)] * qkv[at(first + j, 1, h, x)];
      }
      weights[j] = Math.exp(score / Math.sqrt(WIDTH));
      sum += weights[j];
    }
    for (int j = 0; j <= t; j++) {
      for (int x = 0; x < WIDTH; x++) {
        y[((first + t) * HEADS + h) * WIDTH + x] += weights[j] / sum * qkv[at(first + j, 2, h, x)];
      }
    }
  }

  private static int at(int position, int part, int head, int x) {
    return ((position * 3 + part) * HEADS + head) * WIDTH + x;
  }
}
