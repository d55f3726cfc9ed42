package dev.hearth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that the owner points at; each way it can be wrong is said in one line. */
final class TextFile {
  private static final long MAX_BYTES = 1L << 30;

  private TextFile() {}

  static byte[] read(Path path) {
    if (!Files.exists(path)) {
      throw CommandException.usage(
          "DATA-MISSING", "There is no file " + path + ".", "Check the path after --data.");
    }
    if (Files.isDirectory(path)) {
      throw CommandException.usage(
          "DATA-FOLDER", path + " is a folder.", "Give --data one text file.");
    }
    try {
      return check(path, Files.size(path) > MAX_BYTES ? null : Files.readAllBytes(path));
    } catch (IOException e) {
      throw CommandException.failure(
          "DATA-UNREADABLE",
          path + " cannot be read: " + e.getMessage() + ".",
          "Check its permissions.",
          e);
    }
  }

  private static byte[] check(Path path, byte[] text) {
    if (text == null) {
      throw CommandException.failure(
          "DATA-HUGE", path + " is larger than 1 GiB.", "Train on a part of it.");
    }
    if (text.length == 0) {
      throw CommandException.failure(
          "DATA-EMPTY", path + " is empty.", "Give --data a file with text in it.");
    }
    if (isBinary(text)) {
      throw CommandException.failure(
          "DATA-BINARY",
          path + " is not text: it has zero bytes in it.",
          "Give --data a plain text file, UTF-8 for best results.");
    }
    return text;
  }

  private static boolean isBinary(byte[] text) {
    for (byte symbol : text) {
      if (symbol == 0) {
        return true;
      }
    }
    return false;
  }
}
