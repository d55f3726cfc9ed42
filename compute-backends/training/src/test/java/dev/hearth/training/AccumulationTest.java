package dev.hearth.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.training.data.FileOrder;
import dev.hearth.training.program.Activations;
import dev.hearth.training.program.StepProgram;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class AccumulationTest {
  private static final int STEPS = 20;
  private static final Hyperparameters WHOLE =
      new Hyperparameters(4, STEPS, STEPS, 3, 1e-2f, .9f, .95f, 1e-8f, .1f, .7f, .9f);

  private record Run(List<Float> losses, String root) {}

  /** After 20 steps in four micro-batches; a change of it is a change of what jobs have proved. */
  private static final String GOLDEN =
      "fb20bfa536668465e166c8febc1e6a357c8e731fa09aa7994c27571a221096ac";

  @ParameterizedTest
  @CsvSource({
    "reference, 1, KEPT",
    "cpu, 1, KEPT",
    "cpu, 2, KEPT",
    "cpu, 1, RECOMPUTED",
    "cpu, 2, RECOMPUTED"
  })
  void endsInTheSameBitsEverywhere(String device, int threads, Activations activations) {
    assertThat(run(WHOLE.accumulating(4), device, threads, activations).root()).isEqualTo(GOLDEN);
  }

  @Test
  void oneMicroBatchIsTheWholeBatch() {
    assertThat(run(WHOLE.accumulating(1), "cpu", 1, Activations.KEPT))
        .isEqualTo(run(WHOLE, "cpu", 1, Activations.KEPT));
  }

  @ParameterizedTest
  @CsvSource({"2", "4"})
  void learnsWhatTheWholeBatchTeaches(int microBatches) {
    List<Float> whole = run(WHOLE, "cpu", 2, Activations.KEPT).losses();
    Hyperparameters parts = WHOLE.accumulating(microBatches);
    List<Float> accumulated = run(parts, "cpu", 2, Activations.KEPT).losses();
    for (int step = 0; step < STEPS; step++) {
      assertThat(accumulated.get(step)).isCloseTo(whole.get(step), within(2e-3f));
    }
  }

  /** But for the last bits: they are added in another order. */
  @Test
  void gradientsAreThoseOfTheWholeBatch() {
    float[] whole = gradients(WHOLE);
    float[] accumulated = gradients(WHOLE.accumulating(4));
    double square = 0;
    double difference = 0;
    for (int n = 0; n < whole.length; n++) {
      square += (double) whole[n] * whole[n];
      difference += Math.pow((double) whole[n] - accumulated[n], 2);
    }
    assertThat(Math.sqrt(difference / square)).isLessThan(1e-5);
  }

  @Test
  void aBatchHasToFallIntoEqualParts() {
    assertThatThrownBy(() -> WHOLE.accumulating(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a batch of 4 does not fall into 3 equal parts");
  }

  private static float[] gradients(Hyperparameters how) {
    float[] gradients = new float[Toys.weights().values().length];
    float[] schedule = new float[9];
    new Schedule(how, 0).fill(0, schedule);
    int[] tokens = new int[how.batch() * Toys.SHAPE.context()];
    int[] targets = tokens.clone();
    batches(how).fill(0, tokens, targets);
    try (Device device = Toys.device("cpu", 1);
        StepRunner runner =
            new StepRunner(device, StepProgram.of(Toys.SHAPE, how, Activations.KEPT))) {
      runner.load(ModelState.fresh(Toys.weights()));
      runner.run(tokens, targets, schedule);
      runner.storeGradients(gradients);
    }
    return gradients;
  }

  private static Run run(Hyperparameters how, String id, int threads, Activations activations) {
    List<Float> losses = new ArrayList<>();
    try (Device device = Toys.device(id, threads);
        Trainer trainer = new Trainer(device, Toys.weights(), how, batches(how), activations)) {
      for (int step = 0; step < STEPS; step++) {
        losses.add(((StepOutcome.Stepped) trainer.step()).loss());
      }
      return new Run(losses, trainer.stateRoot().hex());
    }
  }

  private static FileOrder batches(Hyperparameters how) {
    return new FileOrder(Toys.tokens(), how.batch(), Toys.SHAPE.context());
  }
}
