package dev.hearth.cli;

import dev.hearth.node.store.ProcessLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process said in its log since a moment: why it ended is in the last line. */
final class LastWords {
  /** Java tells of options in the environment, whatever else happens. */
  private static final String OF_JAVA = "Picked up ";

  private final Path log;
  private final long begin;

  private LastWords(Path log, long begin) {
    this.log = log;
    this.begin = begin;
  }

  /** Of whoever writes from now on. */
  static LastWords in(Path log) throws IOException {
    ProcessLog.cut(log);
    return new LastWords(log, Files.exists(log) ? Files.size(log) : 0);
  }

  /** The last line that does not say where in the program it happened. */
  String sentence() throws IOException {
    return ProcessLog.since(log, begin)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("\t"))
        .filter(line -> !line.startsWith(OF_JAVA))
        .reduce((earlier, later) -> later)
        .map(line -> line.matches(".*[.\\])]") ? line : line + ".")
        .orElse("it said nothing.");
  }
}
