package dev.hearth.training.files;

import dev.hearth.training.Weights;
import dev.hearth.training.data.Corpus;
import dev.hearth.training.data.TokenFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A common starting point for several trainers, as a folder: init.safetensors, config.json, and
 * train.bin and val.bin as {@link TokenFile} reads them.
 */
public record InitFolder(Weights weights, Corpus corpus) {
  public static InitFolder read(Path folder) throws IOException {
    Weights weights =
        ModelFile.read(
            FileBytes.mapped(folder.resolve("init.safetensors")),
            ModelConfig.read(FileBytes.small(folder.resolve("config.json"))));
    int vocabulary = weights.shape().vocabulary();
    return new InitFolder(
        weights,
        new Corpus(
            TokenFile.read(FileBytes.mapped(folder.resolve("train.bin")), vocabulary),
            TokenFile.read(FileBytes.mapped(folder.resolve("val.bin")), vocabulary)));
  }
}
