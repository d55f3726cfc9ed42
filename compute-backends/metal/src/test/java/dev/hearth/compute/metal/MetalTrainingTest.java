package dev.hearth.compute.metal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Device;
import dev.hearth.compute.cpu.CpuBackend;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.StepOutcome.Stepped;
import dev.hearth.training.Trainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Whole steps of a toy model: the kernels of its program in the order that it gives them. */
@Tag("slow")
@EnabledIf(value = "dev.hearth.compute.metal.Mock#canBeBuilt", disabledReason = "no g++ here")
class MetalTrainingTest {
  private static final int STEPS = 10;
  private static final ModelShape TOY = new ModelShape(2, 32, 2, 32, 61);
  private static final Hyperparameters LESSONS =
      new Hyperparameters(1, 1000, 100, 0, 1e-3f, 0.9f, 0.95f, 1e-8f, 0.1f, 1f, 0.6f);

  @Test
  void givesTheStateOfTheCpu() {
    Mock mock = Mock.here();
    mock.flush(true);
    assertThat(trained(mock.backend().open("metal:0", 1)))
        .isEqualTo(trained(new CpuBackend().open("cpu", 1)));
    mock.assertThatAllIsWell();
  }

  private static Hash trained(Device opened) {
    try (Device device = opened;
        Trainer trainer =
            new Trainer(device, InitialWeights.of(TOY, 1), LESSONS, MetalTrainingTest::fill)) {
      for (int step = 0; step < STEPS; step++) {
        assertThat(trainer.step()).isInstanceOf(Stepped.class);
      }
      return trainer.stateRoot();
    }
  }

  private static void fill(int step, int[] tokens, int[] targets) {
    for (int n = 0; n < tokens.length; n++) {
      tokens[n] = (step * 7 + n) % TOY.vocabulary();
      targets[n] = (step * 7 + n + 1) % TOY.vocabulary();
    }
  }
}
