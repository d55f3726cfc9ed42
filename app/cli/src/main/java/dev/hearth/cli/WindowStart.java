package dev.hearth.cli;

import dev.hearth.api.WindowReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Starts a window on a running agent's folder and waits until the owner sees it. */
final class WindowStart {
  private WindowStart() {}

  /**
   * The window that is seen then: where two are started at once, it may be the other. Throws
   * CommandException with its last words when the process ended without one.
   */
  static WindowReference on(Path folder, Path socket) throws IOException {
    Path log = folder.resolve("logs").resolve("window.log");
    LastWords words = LastWords.in(log);
    Process window = new SelfLauncher(log).startWindow(socket);
    BufferedReader said = window.inputReader(StandardCharsets.UTF_8);
    Optional<String> pid = said.lines().filter(line -> line.matches("\\d+")).findFirst();
    if (pid.isEmpty()) {
      throw ended(words.sentence(), log);
    }
    return new WindowReference(Long.parseLong(pid.get()));
  }

  private static CommandException ended(String said, Path log) {
    return CommandException.failure(
        "WINDOW-FAILED",
        "The window ended before it was shown: " + said,
        "The agent runs on; `hearth status` tells the same in words. See " + log + ".");
  }
}
