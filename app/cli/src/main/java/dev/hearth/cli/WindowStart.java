package dev.hearth.cli;

import dev.hearth.api.WindowReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A window that is being started on a running agent's folder. */
final class WindowStart {
  private final Path log;
  private final LastWords words;
  private final Process process;

  private WindowStart(Path log, LastWords words, Process process) {
    this.log = log;
    this.words = words;
    this.process = process;
  }

  /** Returns at once. */
  static WindowStart begin(Path folder, Path socket) throws IOException {
    Path log = folder.resolve("logs").resolve("window.log");
    LastWords words = LastWords.in(log);
    return new WindowStart(log, words, new SelfLauncher(log).startWindow(socket));
  }

  /**
   * Waits until the owner sees a window, and tells which: where two are started at once, it may be
   * the other. Throws CommandException with its last words when the process ended without one.
   */
  WindowReference seen() throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    Optional<String> pid = said.lines().filter(line -> line.matches("\\d+")).findFirst();
    if (pid.isEmpty()) {
      throw ended();
    }
    return new WindowReference(Long.parseLong(pid.get()));
  }

  /** Is not needed any more where the owner sees another one. */
  WindowReference giveWayTo(WindowReference shown) throws IOException {
    if (shown.pid() == process.pid()) {
      return seen();
    }
    process.destroy();
    return shown;
  }

  private CommandException ended() throws IOException {
    StartupCache.forget("window"); // nothing is to be learnt from such a start
    return CommandException.failure(
        "WINDOW-FAILED",
        "The window ended before it was shown: " + words.sentence(),
        "The agent runs on; `hearth status` tells the same in words. See " + log + ".");
  }
}
