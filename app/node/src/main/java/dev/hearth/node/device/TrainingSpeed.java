package dev.hearth.node.device;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.Preset;
import dev.hearth.training.Trainer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Tokens a second in training, of presets that fit into the memory and the time. */
record TrainingSpeed(Device device, double gflops, Duration each) {
  private static final int VOCABULARY = 256;

  /** Forward and backward, for each parameter and token. */
  private static final double FLOPS = 6;

  /**
   * Empty for a preset that does not fit; the smallest is always tried for time.
   *
   * @param seconds measures a step
   */
  Optional<Double> of(Preset preset, ToDoubleFunction<Runnable> seconds) {
    ModelShape shape = preset.shape(VOCABULARY);
    Hyperparameters how = preset.hyperparameters();
    double tokens = (double) how.batch() * shape.context();
    boolean slow = FLOPS * shape.parameters() * tokens / gflops / 1e9 > each.toMillis() / 1e3;
    if (MemoryNeed.of(shape, how.batch()) > device.info().memoryBytes()
        || slow && preset != Preset.TINY) {
      return Optional.empty();
    }
    try (Trainer trainer =
        new Trainer(device, InitialWeights.of(shape, 1), how, TrainingSpeed::text)) {
      return Optional.of(tokens / seconds.applyAsDouble(trainer::step));
    }
  }

  private static void text(int step, int[] tokens, int[] targets) {
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = i % VOCABULARY;
      targets[i] = (i + 1) % VOCABULARY;
    }
  }
}
