package dev.hearth.node.signals.sense;

import java.io.IOException;
import java.nio.file.Path;

/** A process that does nothing until its input ends. */
final class Waiting {
  private Waiting() {}

  static Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    return new ProcessBuilder(java, "-cp", classes, Waiting.class.getName()).start();
  }

  public static void main(String[] arguments) throws IOException {
    while (System.in.read() >= 0) {
      // What comes is nothing to it.
    }
  }
}
