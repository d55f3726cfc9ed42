package dev.hearth.training;

import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Models and ways to train them that are known to work together. A tiny lease is 40,960 tokens, so
 * that four rounds of four with as many audits take a minute or two of two cores; small batches,
 * because the few steps of so short a job matter more than their noise. Base is GPT-2's smallest;
 * its lease is as long as two hours of a slow machine allow.
 */
public enum Preset {
  TINY(4, 128, 4, 128, new Hyperparameters(4, 64, 32, 8, 1e-3f, .9f, .99f, 1e-8f, .1f, 1, .3f)),
  SMALL(6, 384, 6, 256, new Hyperparameters(12, 100, 25, 8, 6e-4f, .9f, .95f, 1e-8f, .1f, 1, .3f)),
  BASE(
      12, 768, 12, 1024, new Hyperparameters(8, 10, 5, 5, 6e-4f, .9f, .95f, 1e-8f, .1f, 1, .3f, 4));

  private static final int SHARDS = 4;

  private final int layers;
  private final int width;
  private final int heads;
  private final int context;
  private final Hyperparameters hyperparameters;

  Preset(int layers, int width, int heads, int context, Hyperparameters hyperparameters) {
    this.layers = layers;
    this.width = width;
    this.heads = heads;
    this.context = context;
    this.hyperparameters = hyperparameters;
  }

  /** By its name in lower case, as people type it. */
  public static Optional<Preset> named(String name) {
    return Arrays.stream(values()).filter(preset -> preset.id().equals(name)).findFirst();
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public ModelShape shape(int vocabulary) {
    return new ModelShape(layers, width, heads, context, vocabulary);
  }

  /** How many shards a round of a job has. */
  public int shards() {
    return SHARDS;
  }

  /** For the leases of a job. */
  public Hyperparameters hyperparameters() {
    return hyperparameters;
  }
}
