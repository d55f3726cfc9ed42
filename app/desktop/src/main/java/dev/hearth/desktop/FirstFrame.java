package dev.hearth.desktop;

import javafx.animation.AnimationTimer;

/** Waits for a window that was shown to be drawn. */
final class FirstFrame extends AnimationTimer {
  /** A pulse begins before its frame is drawn, and the next one may overlap with the drawing. */
  private static final int DRAWN = 3;

  private final Runnable drawn;
  private int pulses;

  private FirstFrame(Runnable drawn) {
    this.drawn = drawn;
  }

  /** Calls back once, on the window's thread. */
  static void then(Runnable drawn) {
    new FirstFrame(drawn).start();
  }

  @Override
  public void handle(long now) {
    pulses++;
    if (pulses == DRAWN) {
      stop();
      drawn.run();
    }
  }
}
