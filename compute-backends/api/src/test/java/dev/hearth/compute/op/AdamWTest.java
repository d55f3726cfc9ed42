package dev.hearth.compute.op;

import static dev.hearth.compute.op.Doubles.assertClose;
import static dev.hearth.compute.op.Doubles.normal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.fold.Operator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AdamWTest {
  private static final int N = 50;
  private static final double RATE = 1e-2;
  private static final double DECAY = 0.1;

  /** Twenty steps of the paper's algorithm 2, in doubles and here. */
  @Test
  void followsThePaper() {
    double[] p = normal(N, 1);
    double[] m = new double[N];
    double[] v = new double[N];
    double[] exactP = p.clone();
    double[] exactM = new double[N];
    double[] exactV = new double[N];
    for (int t = 1; t <= 20; t++) {
      double[] g = normal(N, 1 + t);
      Run run = Run.of(AdamW.step(N), p, g, m, v, schedule(t, 1));
      p = run.reals("p1");
      m = run.reals("m1");
      v = run.reals("v1");
      step(t, exactP, g, exactM, exactV);
      assertClose(p, exactP, 1e-5);
    }
  }

  @Test
  void undoesTheLossScaling() {
    double[] zeros = new double[N];
    double[] g = normal(N, 3);
    double[] scaled = Arrays.stream(g).map(x -> x * 4096).toArray();
    Run plain = Run.of(AdamW.step(N), g, g, zeros, zeros, schedule(1, 1));
    Run unscaled = Run.of(AdamW.step(N), g, scaled, zeros, zeros, schedule(1, 1.0 / 4096));
    assertThat(unscaled.words("p1")).isEqualTo(plain.words("p1"));
  }

  @Test
  void worksInPlace() {
    Operator step = AdamW.step(N);
    assertThat(step.mayAlias("p1", "p")).isTrue();
    assertThat(step.mayAlias("m1", "m")).isTrue();
    assertThat(step.mayAlias("v1", "v")).isTrue();
    assertThat(step.mayAlias("p1", "m")).isFalse();
    assertThat(step.mayAlias("m1", "g")).isFalse();
  }

  private static double[] schedule(int t, double unscale) {
    double correction1 = 1 / (1 - Math.pow(0.9, t));
    double correction2 = 1 / (1 - Math.pow(0.95, t));
    return new double[] {
      0.9, 0.1, 0.95, 0.05, correction1, correction2, RATE, RATE * DECAY, unscale
    };
  }

  private static void step(int t, double[] p, double[] g, double[] m, double[] v) {
    for (int n = 0; n < N; n++) {
      m[n] = 0.9 * m[n] + 0.1 * g[n];
      v[n] = 0.95 * v[n] + 0.05 * g[n] * g[n];
      double first = m[n] / (1 - Math.pow(0.9, t));
      double second = v[n] / (1 - Math.pow(0.95, t));
      p[n] -= RATE * DECAY * p[n] + RATE * first / (Math.sqrt(second) + 1e-8);
    }
  }
}
