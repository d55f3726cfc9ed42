package dev.hearth.node.signals.macos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A program of the system that prints what it knows. */
interface Command {

  /** What it printed; empty when it could not be run. */
  Optional<String> run();

  static Command of(String... words) {
    return () -> {
      try {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return Optional.of(
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException absent) {
        return Optional.empty();
      }
    };
  }
}
