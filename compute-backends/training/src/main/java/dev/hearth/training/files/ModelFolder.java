package dev.hearth.training.files;

import dev.hearth.protocol.MalformedException;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Vocabulary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A finished model in a folder: model.safetensors and config.json, which other tools read too. The
 * vocabulary and the notes travel in the metadata of the weights.
 */
public record ModelFolder(
    Weights weights, Optional<Vocabulary> vocabulary, Map<String, String> notes) {
  private static final String WEIGHTS = "model.safetensors";
  private static final String CONFIG = "config.json";
  private static final String VOCABULARY = "vocabulary";

  /** PyTorch's readers ask for it. */
  private static final Map<String, String> FORMAT = Map.of("format", "pt");

  public ModelFolder {
    notes = Map.copyOf(notes);
  }

  /** Writes both files and gives the path of the weights. */
  public Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return folder.resolve(WEIGHTS);
  }

  /** Both files by their names, as they are written. */
  public Map<String, byte[]> files() {
    Map<String, String> metadata = new TreeMap<>(FORMAT);
    metadata.putAll(notes);
    vocabulary.ifPresent(v -> metadata.put(VOCABULARY, HexFormat.of().formatHex(v.blob())));
    return Map.of(
        CONFIG, ModelConfig.write(weights.shape()), WEIGHTS, ModelFile.write(weights, metadata));
  }

  /** Reads a .safetensors file, or the one in a folder, and the config.json beside it. */
  public static ModelFolder read(Path path) throws IOException {
    Path file = Files.isDirectory(path) ? path.resolve(WEIGHTS) : path;
    ByteBuffer bytes = FileBytes.mapped(file);
    Map<String, String> notes = new TreeMap<>(ModelFile.metadata(bytes));
    Optional<Vocabulary> vocabulary = vocabulary(notes.remove(VOCABULARY));
    byte[] config = FileBytes.small(file.resolveSibling(CONFIG));
    return new ModelFolder(ModelFile.read(bytes, ModelConfig.read(config)), vocabulary, notes);
  }

  private static Optional<Vocabulary> vocabulary(String hex) throws MalformedException {
    if (hex == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Vocabulary.read(HexFormat.of().parseHex(hex)));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("the model's vocabulary is not hexadecimal", e);
    }
  }
}
