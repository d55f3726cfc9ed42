package dev.hearth.node.submit;

import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.Preset;
import dev.hearth.training.data.Corpus;
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

  /** The same with batches in so many parts; throws IllegalArgumentException for unequal ones. */
  public TrainingPlan accumulating(int microBatches) {
    return new TrainingPlan(name, model, hyperparameters.accumulating(microBatches), shards);
  }

  /** Throws MalformedException for a text too short to be trained on. */
  public Corpus corpus(byte[] text) throws MalformedException {
    Corpus corpus = Corpus.of(Vocabulary.bytes().encode(text));
    corpus.checkLength(hyperparameters.batch(), model.context(), shards);
    return corpus;
  }

  public long tokensOfALease() {
    return (long) hyperparameters.steps() * hyperparameters.batch() * model.context();
  }
}
