package dev.hearth.node.submit;

import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.Preset;
import dev.hearth.training.data.Vocabulary;

/** Which model a job trains and how, one token a byte; shards are those of a round. */
public record TrainingPlan(
    String name, ModelShape model, Hyperparameters hyperparameters, int shards) {
  public static TrainingPlan of(Preset preset) {
    return new TrainingPlan(
        preset.id(),
        preset.shape(Vocabulary.bytes().size()),
        preset.hyperparameters(),
        preset.shards());
  }
}
