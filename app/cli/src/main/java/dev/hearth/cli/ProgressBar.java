package dev.hearth.cli;

import java.io.PrintWriter;

/** One line that is drawn over itself: a bar, a percentage, and what is going on. */
final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 24;
  private final PrintWriter terminal;
  private final boolean shown;
  private int drawn;

  ProgressBar(PrintWriter terminal, boolean shown) {
    this.terminal = terminal;
    this.shown = shown;
  }

  /** Progress from 0 to 1, and a few words. */
  void show(double progress, String words) {
    if (!shown) {
      return;
    }
    int full = (int) Math.round(progress * WIDTH);
    String line =
        "#".repeat(full)
            + "-".repeat(WIDTH - full)
            + " %3.0f %% ".formatted(progress * 100)
            + words;
    terminal.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
    terminal.flush();
    drawn = line.length();
  }

  @Override
  public void close() {
    wipe();
  }

  /** So that what follows starts on a clean line. */
  void wipe() {
    if (drawn > 0) {
      terminal.print("\r" + " ".repeat(drawn) + "\r");
      terminal.flush();
      drawn = 0;
    }
  }
}
