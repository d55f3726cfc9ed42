package dev.hearth.training;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a snapshot is due: so long after the last, or longer where taking one costs more than a
 * hundredth of the time. A machine that slept meanwhile takes longer by the clock than it did, so
 * what one costs delays the next only so far.
 */
final class SnapshotTiming {
  private static final int LEAST_COSTS = 100;
  private static final int MOST_INTERVALS = 10;

  private final LongSupplier nanoTime;
  private final long every;
  private long due;

  SnapshotTiming(LongSupplier nanoTime, Duration every) {
    this.nanoTime = nanoTime;
    this.every = every.toNanos();
    this.due = nanoTime.getAsLong() + this.every;
  }

  boolean isDue() {
    return nanoTime.getAsLong() - due >= 0;
  }

  /** Takes one; the next is due some time after it. */
  void take(Runnable taking) {
    long begun = nanoTime.getAsLong();
    taking.run();
    long now = nanoTime.getAsLong();
    due = now + Math.clamp(LEAST_COSTS * (now - begun), every, MOST_INTERVALS * every);
  }
}
