package dev.hearth.training.files;

import dev.hearth.training.Weights;
import dev.hearth.training.data.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A finished model in a folder: model.safetensors and config.json, which other tools read too. */
public record ModelFolder(
    Weights weights, Optional<Vocabulary> vocabulary, Map<String, String> notes) {

  /** Writes both files and gives the path of the weights. */
  public Path write(Path folder) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Reads a .safetensors file and the config.json beside it. */
  public static ModelFolder read(Path weights) throws IOException {
    throw new UnsupportedOperationException();
  }
}
