package dev.hearth.training.files;

import dev.hearth.training.Weights;
import dev.hearth.training.data.Corpus;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A common starting point for several trainers, as a folder: init.safetensors, config.json, and
 * train.bin and val.bin (llm.c's: 256 words of header, then tokens of two bytes).
 */
public record InitFolder(Weights weights, Corpus corpus) {
  public static InitFolder read(Path folder) throws IOException {
    throw new UnsupportedOperationException();
  }
}
