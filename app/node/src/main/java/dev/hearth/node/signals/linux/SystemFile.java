package dev.hearth.node.signals.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Files that the kernel makes up when they are read. Any may be missing, forbidden or gone. */
final class SystemFile {
  private SystemFile() {}

  /** Its text, without white space around it. */
  static Optional<String> text(Path file) {
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  static Optional<Long> number(Path file) {
    try {
      return text(file).map(Long::parseLong);
    } catch (NumberFormatException other) {
      return Optional.empty();
    }
  }

  /** What a symbolic link points to, as it is written. */
  static Optional<String> link(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (IOException | UnsupportedOperationException unreadable) {
      return Optional.empty();
    }
  }

  /** What a folder holds, by name; nothing when it cannot be read. */
  static List<Path> entries(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException unreadable) {
      return List.of();
    }
    entries.sort(Comparator.comparing(Path::getFileName));
    return entries;
  }
}
