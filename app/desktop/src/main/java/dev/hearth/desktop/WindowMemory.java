package dev.hearth.desktop;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What the window remembers of itself from one day to the next: its size, and how far the set-up
 * is. It is worth no error: what cannot be read is as at first, what cannot be written is
 * forgotten.
 */
final class WindowMemory {
  private static final int MOST = 10_000;
  private final Path file;
  private final Properties kept = new Properties();

  WindowMemory(Path file) {
    this.file = file;
    try (Reader in = Files.newBufferedReader(file)) {
      kept.load(in);
    } catch (IOException | IllegalArgumentException atFirst) {
      kept.clear();
    }
  }

  /** From 0 to 10,000; the other one when there is none, or none that reads. */
  int get(String name, int otherwise) {
    try {
      return Math.clamp(Integer.parseInt(kept.getProperty(name, "")), 0, MOST);
    } catch (NumberFormatException none) {
      return otherwise;
    }
  }

  void put(String name, int value) {
    kept.setProperty(name, Integer.toString(value));
    try (Writer out = Files.newBufferedWriter(file)) {
      kept.store(out, "What Hearth's window remembers of itself. Settings stand elsewhere.");
    } catch (IOException forgotten) {
      // Said above: the window works as well without.
    }
  }
}
