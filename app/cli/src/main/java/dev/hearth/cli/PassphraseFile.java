package dev.hearth.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A passphrase from a file: an argument would be seen by every program on the machine. */
final class PassphraseFile {
  @Option(
      names = "--passphrase-file",
      description = "File with the wallet's passphrase; without it the wallet has none.")
  private Path path;

  boolean isGiven() {
    return path != null;
  }

  String read() {
    return path == null ? "" : read(path);
  }

  static String read(Path path) {
    try {
      return Files.readString(path).strip();
    } catch (CharacterCodingException e) {
      throw CommandException.failure(
          "PASSPHRASE-BINARY", path + " is not text.", "Write it in UTF-8.", e);
    } catch (IOException e) {
      throw CommandException.usage(
          "PASSPHRASE-FILE", path + " cannot be read.", "Check the path of the file.");
    }
  }
}
