package dev.hearth.host.deadline;

import java.time.Duration;

/** The host's clock and its one queue of future events. Safe for any thread. */
public interface Timers {
  /** Monotonic, as {@link System#nanoTime}. */
  long nanoTime();

  /** Runs the action once after the delay; it must be short and must not block. */
  Pending schedule(Duration delay, Runnable action);

  /** A scheduled action that has not run. */
  interface Pending {
    void cancel();
  }
}
