package dev.hearth.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.training.data.FileOrder;
import dev.hearth.training.program.Activations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
class TrainerTest {
  /** After 20 steps of the toy; a change of it is a change of what jobs have proved. */
  private static final String GOLDEN =
      "cca9d5e41ae02014a12cd9a6b02e56006bcc5f20b7e397934fadee4c4aeb08bb";

  /** torch_gpt.py (PyTorch 1.13.1) from the toy's weights and tokens, batch 2, rate 1e-2. */
  private static final double[] PYTORCH = {
    3.809295, 3.188127, 2.863986, 2.662857, 2.473202, 2.319475, 2.347026, 2.042552, 2.129805,
    1.769637, 1.785582, 1.867811, 1.720007, 1.739220, 1.707671, 1.580318, 1.449313, 1.462664,
    1.368289, 1.380482
  };

  @ParameterizedTest
  @CsvSource({"reference,1", "cpu,1", "cpu,2", "cpu,3"})
  void everyDeviceEndsInTheGoldenBits(String device, int threads) {
    assertThat(rootAfter(20, device, threads)).isEqualTo(GOLDEN);
  }

  @ParameterizedTest
  @CsvSource({"cpu,1", "cpu,2"})
  void recomputingChangesNoBit(String id, int threads) {
    Hyperparameters lessons = Toys.hyperparameters(20, 20);
    try (Device device = Toys.device(id, threads);
        Trainer keeping = trainer(device, lessons);
        Trainer recomputing = trainer(device, lessons, Activations.RECOMPUTED)) {
      for (int step = 0; step < 20; step++) {
        assertThat(recomputing.step()).isEqualTo(keeping.step());
      }
      assertThat(recomputing.stateRoot().hex()).isEqualTo(GOLDEN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void joiningOperatorsChangesNoBit(Activations activations) {
    try (Device device = new JoiningDevice(Toys.device("reference", 1));
        Trainer joining = trainer(device, Toys.hyperparameters(20, 20), activations)) {
      for (int step = 0; step < 20; step++) {
        joining.step();
      }
      assertThat(joining.stateRoot().hex()).isEqualTo(GOLDEN);
    }
  }

  @Test
  void lossesAreThoseOfPyTorch() {
    try (Device device = Toys.device("cpu", 1);
        Trainer trainer = trainer(device, Toys.hyperparameters(PYTORCH.length, 1))) {
      for (double expected : PYTORCH) {
        StepOutcome.Stepped stepped = (StepOutcome.Stepped) trainer.step();
        assertThat((double) stepped.loss()).isCloseTo(expected, within(2e-4));
      }
    }
  }

  @Test
  void aRateOutOfBoundsFailsByName() {
    Hyperparameters wild = new Hyperparameters(2, 5, 5, 0, 1e30f, 0.9f, 0.95f, 1e-8f, 0.1f, 1, 0);
    try (Device device = Toys.device("cpu", 1);
        Trainer trainer = trainer(device, wild)) {
      trainer.step();
      StepOutcome outcome = trainer.step();
      assertThat(outcome).isInstanceOf(StepOutcome.Diverged.class);
      assertThat(((StepOutcome.Diverged) outcome).reason()).endsWith("not finite after step 2");
    }
  }

  @Test
  void evaluationIsTheMeanOfTheFirstTenBatches() {
    Hyperparameters still = new Hyperparameters(2, 10, 10, 0, 0, 0.9f, 0.95f, 1e-8f, 0.1f, 1, 0);
    try (Device device = Toys.device("cpu", 1);
        Trainer trainer = trainer(device, still);
        Evaluation evaluation = new Evaluation(device, Toys.SHAPE, still)) {
      double sum = 0;
      for (int step = 0; step < 10; step++) {
        sum += ((StepOutcome.Stepped) trainer.step()).loss();
      }
      assertThat(evaluation.loss(Toys.weights(), Toys.tokens())).isEqualTo((float) (sum / 10));
    }
  }

  private static String rootAfter(int steps, String id, int threads) {
    try (Device device = Toys.device(id, threads);
        Trainer trainer = trainer(device, Toys.hyperparameters(steps, steps))) {
      for (int step = 0; step < steps; step++) {
        assertThat(trainer.step()).isInstanceOf(StepOutcome.Stepped.class);
      }
      return trainer.stateRoot().hex();
    }
  }

  private static Trainer trainer(Device device, Hyperparameters hyperparameters) {
    return trainer(device, hyperparameters, Activations.KEPT);
  }

  private static Trainer trainer(
      Device device, Hyperparameters hyperparameters, Activations activations) {
    FileOrder batches = new FileOrder(Toys.tokens(), Toys.BATCH, Toys.SHAPE.context());
    return new Trainer(device, Toys.weights(), hyperparameters, batches, activations);
  }
}
