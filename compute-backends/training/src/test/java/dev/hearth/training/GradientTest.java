package dev.hearth.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hearth.compute.Device;
import dev.hearth.compute.op.AdamW;
import dev.hearth.training.data.FileOrder;
import dev.hearth.training.program.Activations;
import dev.hearth.training.program.Parameter;
import dev.hearth.training.program.Parameters;
import dev.hearth.training.program.StepProgram;
import org.junit.jupiter.api.Test;

/** Gradients against the slope of the loss, a parameter tensor at a time. */
class GradientTest {
  private static final double STEP = 0.004;

  private final int[] tokens = new int[Toys.BATCH * Toys.SHAPE.context()];
  private final int[] targets = new int[tokens.length];

  @Test
  void gradientsAreTheSlopesOfTheLoss() {
    new FileOrder(Toys.tokens(), Toys.BATCH, Toys.SHAPE.context()).fill(0, tokens, targets);
    float[] start = shifted(Toys.weights().values());
    float[] gradients = new float[start.length];
    try (Device device = Toys.device("cpu", 1);
        StepRunner runner =
            new StepRunner(
                device, StepProgram.of(Toys.SHAPE, Toys.hyperparameters(1, 1), Activations.KEPT))) {
      loss(runner, start);
      runner.storeGradients(gradients);
      for (Parameter parameter : Parameters.of(Toys.SHAPE)) {
        double length = length(gradients, parameter);
        double up = loss(runner, moved(start, gradients, parameter, STEP / length));
        double down = loss(runner, moved(start, gradients, parameter, -STEP / length));
        double expected = length / StepProgram.LOSS_SCALE;
        assertThat((up - down) / (2 * STEP))
            .as(parameter.name())
            .isCloseTo(expected, within(0.02 * expected + 1e-5));
      }
    }
  }

  /** So that gains and biases are not at their start. */
  private static float[] shifted(float[] values) {
    float[] shifted = values.clone();
    for (int n = 0; n < shifted.length; n++) {
      shifted[n] += 0.01f * (n % 7 - 3);
    }
    return shifted;
  }

  /** A step with a rate of zero: it moves nothing. */
  private double loss(StepRunner runner, float[] parameters) {
    ModelState state = ModelState.zero(parameters.length);
    runner.load(new ModelState(parameters, state.first(), state.second()));
    return runner.run(tokens, targets, new float[AdamW.SCHEDULE]);
  }

  private static double length(float[] vector, Parameter parameter) {
    double squares = 0;
    for (int at = parameter.offset(); at < parameter.offset() + parameter.size(); at++) {
      squares += (double) vector[at] * vector[at];
    }
    return Math.sqrt(squares);
  }

  private static float[] moved(float[] start, float[] along, Parameter parameter, double factor) {
    float[] moved = start.clone();
    for (int at = parameter.offset(); at < parameter.offset() + parameter.size(); at++) {
      moved[at] += (float) (factor * along[at]);
    }
    return moved;
  }
}
