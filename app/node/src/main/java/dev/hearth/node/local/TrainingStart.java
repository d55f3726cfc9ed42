package dev.hearth.node.local;

import dev.hearth.protocol.MalformedException;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.Preset;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Corpus;
import dev.hearth.training.data.Vocabulary;
import dev.hearth.training.files.InitFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Where a training run starts: weights, a corpus, and the vocabulary when it is known. */
public final class TrainingStart {
  private final Weights weights;
  private final Corpus corpus;
  private final Optional<Vocabulary> vocabulary;

  private TrainingStart(Weights weights, Corpus corpus, Optional<Vocabulary> vocabulary) {
    this.weights = weights;
    this.corpus = corpus;
    this.vocabulary = vocabulary;
  }

  /** The presets by name. */
  public static List<String> presets() {
    return Arrays.stream(Preset.values()).map(Preset::id).toList();
  }

  /**
   * Fresh weights for a text, one token a byte.
   *
   * @param characters the vocabulary is the text's own bytes instead of all 256
   * @throws NoSuchElementException for an unknown preset
   * @throws MalformedException for a text that cannot be trained on
   */
  public static TrainingStart fresh(byte[] text, String preset, boolean characters, long seed)
      throws MalformedException {
    Preset known = Preset.named(preset).orElseThrow();
    Vocabulary vocabulary = characters ? Vocabulary.characters(text) : Vocabulary.bytes();
    return new TrainingStart(
        InitialWeights.of(known.shape(vocabulary.size()), seed),
        Corpus.of(vocabulary.encode(text)),
        Optional.of(vocabulary));
  }

  /** What another trainer may start from too: init.safetensors, config.json, train and val.bin. */
  public static TrainingStart folder(Path folder) throws IOException {
    InitFolder init = InitFolder.read(folder);
    return new TrainingStart(init.weights(), init.corpus(), Optional.empty());
  }

  /** Throws MalformedException when the text has less than a batch to train or validate on. */
  public void checkLength(int batch) throws MalformedException {
    corpus.checkLength(batch, weights.shape().context(), 1);
  }

  Weights weights() {
    return weights;
  }

  Corpus corpus() {
    return corpus;
  }

  Optional<Vocabulary> vocabulary() {
    return vocabulary;
  }
}
