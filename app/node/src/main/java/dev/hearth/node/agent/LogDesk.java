package dev.hearth.node.agent;

import dev.hearth.api.LogText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The logs' part of the local API: the newest lines of every process, redacted. */
final class LogDesk {
  private static final int TAIL = 256 << 10;
  private static final int MOST_LINES = 10_000;

  private final Path folder;
  private final Redaction redaction;

  LogDesk(Path folder, Redaction redaction) {
    this.folder = folder;
    this.redaction = redaction;
  }

  LogText read(int lines) {
    return Refused.orTell("LOG-FAILED", "The logs cannot be read", () -> newest(lines));
  }

  private LogText newest(int lines) throws IOException {
    int wanted = Math.clamp(lines, 1, MOST_LINES);
    List<String> all = new ArrayList<>();
    for (Path file : files()) {
      List<String> tail = tail(file);
      if (!tail.isEmpty()) {
        all.add("== " + file.getFileName());
        tail.stream().map(redaction::redact).forEach(all::add);
      }
    }
    return new LogText(List.copyOf(all.subList(Math.max(0, all.size() - wanted), all.size())));
  }

  /** What was written last comes last. */
  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".log"))
          .sorted(Comparator.comparing(LogDesk::written).thenComparing(file -> file))
          .toList();
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }

  /** The last part of a file, from the first whole line. */
  private static List<String> tail(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, in.length() - TAIL);
      in.seek(from);
      byte[] bytes = new byte[(int) (in.length() - from)];
      in.readFully(bytes);
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return from > 0 && !lines.isEmpty() ? lines.subList(1, lines.size()) : lines;
    }
  }
}
