package dev.hearth.training;

import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import java.util.Arrays;
import java.util.Optional;

/** Models and ways to train them that are known to work together. */
public enum Preset {
  TINY(4, 128, 4, 128, 4, new Lessons(8, 50, 25, 5, 2e-3f)),
  SMALL(6, 384, 6, 256, 4, new Lessons(12, 100, 25, 8, 6e-4f));

  private record Lessons(int batch, int steps, int segment, int ramp, float rate) {}

  private final int layers;
  private final int width;
  private final int heads;
  private final int context;
  private final int shards;
  private final Lessons lessons;

  Preset(int layers, int width, int heads, int context, int shards, Lessons lessons) {
    this.layers = layers;
    this.width = width;
    this.heads = heads;
    this.context = context;
    this.shards = shards;
    this.lessons = lessons;
  }

  /** By its name in lower case, as people type it. */
  public static Optional<Preset> named(String name) {
    return Arrays.stream(values()).filter(preset -> preset.id().equals(name)).findFirst();
  }

  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public ModelShape shape(int vocabulary) {
    return new ModelShape(layers, width, heads, context, vocabulary);
  }

  /** How many shards a round of a job has. */
  public int shards() {
    return shards;
  }

  /** For the leases of a job. */
  public Hyperparameters hyperparameters() {
    return new Hyperparameters(
        lessons.batch,
        lessons.steps,
        lessons.segment,
        lessons.ramp,
        lessons.rate,
        0.9f,
        0.95f,
        1e-8f,
        0.1f,
        1.0f,
        0.6f);
  }
}
