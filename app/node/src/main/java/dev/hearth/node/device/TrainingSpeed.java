package dev.hearth.node.device;

import dev.hearth.compute.Device;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.MemoryNeed;
import dev.hearth.training.Preset;
import dev.hearth.training.Room;
import dev.hearth.training.Trainer;
import dev.hearth.training.program.Activations;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Tokens a second in training a preset. */
final class TrainingSpeed {
  private static final int VOCABULARY = 256;

  private TrainingSpeed() {}

  /** Whether a preset fits into the memory, and a step of it, by the tiny one's, into the time. */
  static boolean fits(Device device, Preset preset, double tinySpeed, Duration time) {
    ModelShape shape = preset.shape(VOCABULARY);
    double larger = (double) shape.parameters() / Preset.TINY.shape(VOCABULARY).parameters();
    return activations(device, preset).isPresent()
        && tokens(preset) * larger / tinySpeed <= time.toMillis() / 1e3;
  }

  private static Optional<Activations> activations(Device device, Preset preset) {
    return MemoryNeed.of(preset.shape(VOCABULARY), preset.hyperparameters())
        .choice(Room.here(device.info()));
  }

  /**
   * @param seconds measures a step
   */
  static double of(Device device, Preset preset, ToDoubleFunction<Runnable> seconds) {
    try (Trainer trainer =
        new Trainer(
            device,
            InitialWeights.of(preset.shape(VOCABULARY), 1),
            preset.hyperparameters(),
            TrainingSpeed::text,
            activations(device, preset).orElse(Activations.RECOMPUTED))) {
      return tokens(preset) / seconds.applyAsDouble(trainer::step);
    }
  }

  private static double tokens(Preset preset) {
    return (double) preset.hyperparameters().batch() * preset.shape(VOCABULARY).context();
  }

  private static void text(int step, int[] tokens, int[] targets) {
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = i % VOCABULARY;
      targets[i] = (i + 1) % VOCABULARY;
    }
  }
}
