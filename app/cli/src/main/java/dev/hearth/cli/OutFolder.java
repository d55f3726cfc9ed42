package dev.hearth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder to write into, made when it is not there. */
final class OutFolder {
  private OutFolder() {}

  static Path make(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw CommandException.usage(
          "OUT-FILE", folder + " is a file.", "Give --out a folder, or a path that is free.");
    }
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw CommandException.failure(
          "OUT-FAILED",
          "The folder " + folder + " cannot be made.",
          "Choose another --out, where you may write.",
          e);
    }
  }
}
