package dev.hearth.compute.op;

import static dev.hearth.compute.op.Doubles.assertClose;
import static dev.hearth.compute.op.Doubles.normal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.fold.Operator;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallOperatorsTest {
  @Test
  void addsElements() {
    double[] y = Run.of(Add.of(2), new double[] {1, 2}, new double[] {3, -2}).reals("y");
    assertThat(y).containsExactly(4, 0);
  }

  @Test
  void addsABiasToEveryRow() {
    Run run = Run.of(Bias.forward(2, 2), new double[] {1, 2, 3, 4}, new double[] {10, 20});
    assertThat(run.reals("y")).containsExactly(11, 22, 13, 24);
  }

  @Test
  void sumsColumnsPastABlock() {
    double[] dy = IntStream.range(0, 300 * 2).mapToDouble(n -> n % 2 + 1).toArray();
    assertThat(Run.of(Bias.gradient(300, 2), dy).reals("db")).containsExactly(300, 600);
  }

  @Test
  void countsWhatIsNotFinite() {
    double[] x = new double[1000];
    x[3] = Double.NaN;
    x[500] = Double.POSITIVE_INFINITY;
    x[999] = Double.NEGATIVE_INFINITY;
    x[1] = Float.MAX_VALUE;
    assertThat(Run.of(Finite.count(1000), x).words("count")).containsExactly(3);
  }

  @Test
  void drawsOffsetsWithinTheRange() {
    int[] key = {7, 1, 2, 3};
    int[] offsets = Run.of(Batches.draw(4096), key, new int[] {1000}).words("offsets");
    assertThat(Arrays.stream(offsets).summaryStatistics().getMin()).isBetween(0, 10);
    assertThat(Arrays.stream(offsets).summaryStatistics().getMax()).isBetween(990, 999);
    assertThat(Arrays.stream(offsets).average().orElseThrow()).isBetween(480.0, 520.0);
  }

  @Test
  void drawsOtherOffsetsForEveryPartOfTheKey() {
    Operator draw = Batches.draw(8);
    int[] range = {1 << 30};
    long distinct =
        IntStream.range(0, 5)
            .mapToObj(part -> IntStream.range(0, 4).map(p -> p == part ? 1 : 0).toArray())
            .map(key -> Arrays.hashCode(Run.of(draw, key, range).words("offsets")))
            .distinct()
            .count();
    assertThat(distinct).isEqualTo(5);
  }

  @Test
  void subtractsTheStart() {
    Run run = Run.of(Outer.update(2), new double[] {1, 2}, new double[] {4, 1});
    assertThat(run.reals("update")).containsExactly(3, -1);
  }

  /** torch.optim.SGD(lr, momentum, nesterov=True) on the negative mean update. */
  @Test
  void stepsAsNesterovMomentumDoes() {
    double[] weights = normal(5, 1);
    double[] momentum = normal(5, 2);
    double[] updates = normal(15, 3);
    double[] share = {0.5, 0.25, 0.25};
    double[] h = {0.7, 0.9};
    Run run = Run.of(Outer.nesterov(5, 3), weights, momentum, updates, share, h);
    double[] exact = new double[5];
    for (int n = 0; n < 5; n++) {
      double u = 0.5 * updates[n] + 0.25 * updates[5 + n] + 0.25 * updates[10 + n];
      exact[n] = weights[n] + 0.7 * (0.9 * (0.9 * momentum[n] + u) + u);
    }
    assertClose(run.reals("weights1"), exact, 1e-6);
  }
}
