package dev.hearth.node.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that the owner points at, and each way in which it can be wrong. */
public sealed interface TextInput {
  long MAX_BYTES = 1L << 28;

  /** It is there and is text. */
  record Text(byte[] bytes) implements TextInput {}

  /**
   * It is not.
   *
   * @param exists whether there is a file at all; without one the owner typed what cannot be
   */
  record Unfit(boolean exists, String code, String sentence, String advice) implements TextInput {}

  static TextInput read(Path path) {
    if (!Files.exists(path)) {
      return new Unfit(
          false, "DATA-MISSING", "There is no file " + path + ".", "Check the path of the text.");
    }
    if (Files.isDirectory(path)) {
      return new Unfit(false, "DATA-FOLDER", path + " is a folder.", "Name one text file.");
    }
    if (!Files.isRegularFile(path)) {
      return unfit("DATA-UNREADABLE", path + " is a device or a pipe.", "Name one text file.");
    }
    try {
      return Files.size(path) > MAX_BYTES
          ? unfit("DATA-HUGE", path + " is larger than 256 MiB.", "Train on a part of it.")
          : check(path, Files.readAllBytes(path));
    } catch (IOException e) {
      return unfit(
          "DATA-UNREADABLE",
          path + " cannot be read: " + e.getMessage() + ".",
          "Check its permissions.");
    }
  }

  private static TextInput check(Path path, byte[] text) {
    if (text.length == 0) {
      return unfit("DATA-EMPTY", path + " is empty.", "Name a file with text in it.");
    }
    for (byte symbol : text) {
      if (symbol == 0) {
        return unfit(
            "DATA-BINARY",
            path + " is not text: it has zero bytes in it.",
            "Name a plain text file, UTF-8 for best results.");
      }
    }
    return new Text(text);
  }

  private static Unfit unfit(String code, String sentence, String advice) {
    return new Unfit(true, code, sentence, advice);
  }
}
