package dev.hearth.compute.op;

import static dev.hearth.compute.op.Doubles.assertClose;
import static dev.hearth.compute.op.Doubles.normal;
import static dev.hearth.compute.op.Doubles.slopes;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {
  private static final int ROWS = 9;
  private static final int VOCAB = 70;

  private final double[] logits = normal(ROWS * VOCAB, 1);
  private final int[] targets = IntStream.range(0, ROWS).map(r -> r * 7 % VOCAB).toArray();

  @Test
  void followsItsFormula() {
    Run run = Run.of(CrossEntropy.forward(ROWS, VOCAB), logits, targets);
    double[] mean = Run.of(CrossEntropy.mean(ROWS), run.reals("loss")).reals("mean");
    assertClose(mean, new double[] {meanLoss(logits)}, 1e-6);
  }

  @Test
  void hasTheSlopesOfItsFormula() {
    double[] p = Run.of(CrossEntropy.forward(ROWS, VOCAB), logits, targets).reals("probabilities");
    double[] scale = {1.0 / ROWS};
    Run run = Run.of(CrossEntropy.gradient(ROWS, VOCAB), p, targets, scale);
    assertClose(run.reals("dlogits"), slopes(this::meanLoss, logits), 1e-6);
  }

  private double meanLoss(double[] logits) {
    return IntStream.range(0, ROWS).mapToDouble(r -> loss(r, logits)).sum() / ROWS;
  }

  private double loss(int row, double[] logits) {
    double[] own = Arrays.copyOfRange(logits, row * VOCAB, (row + 1) * VOCAB);
    return Math.log(Arrays.stream(own).map(Math::exp).sum()) - own[targets[row]];
  }
}
