package dev.hearth.compute.kernels.host;

import dev.hearth.compute.Pace;
import dev.hearth.compute.kernels.Launch;
import java.util.function.LongSupplier;

/**
 * Sends work to a device, never more than a slice ahead of what it has finished: when the pace says
 * hold, the device is idle within one. How much a slice may hold is learnt from how long they took.
 * For the device's thread.
 */
public final class Slices {
  /** What the first slice holds, in a launch's measure of work: little, for any device. */
  public static final long FIRST = 1L << 22;

  /** Half of what a {@link Pace} allows, for the estimate errs. */
  private static final long SLICE_NANOS = 8_000_000;

  /** Slices that took less than this say little about the device. */
  private static final long TELLING_NANOS = 1_000_000;

  private static final long LEAST = 1L << 16;
  private static final long MOST = 1L << 44;

  private final Pace pace;
  private final Runnable await;
  private final LongSupplier nanoTime;
  private final int together;
  private long slice;
  private long pending;
  private long begun;

  /** Starts some groups of a kernel. */
  @FunctionalInterface
  interface Sender {
    void send(int first, int count);
  }

  /**
   * @param await waits until the device has done all it was sent
   * @param first what the first slice may hold
   * @param together how many work-items the device computes at once: fewer take as long as so many
   *     do, so a launch is never cut into less
   */
  public Slices(Pace pace, Runnable await, LongSupplier nanoTime, long first, int together) {
    this.pace = pace;
    this.await = await;
    this.nanoTime = nanoTime;
    this.slice = first;
    this.together = together;
  }

  Pace pace() {
    return pace;
  }

  /** Waits for the device. */
  public void finish() {
    await.run();
    drained();
  }

  /** The device is known to have done all it was sent. */
  public void drained() {
    if (pending > 0) {
      learn(nanoTime.getAsLong() - begun);
    }
    pending = 0;
  }

  /** Asked once an operator, however little it is. What it holds is not the device's time. */
  void begin() {
    long before = nanoTime.getAsLong();
    pace.beforeSlice();
    begun += nanoTime.getAsLong() - before;
  }

  void run(Launch launch, Sender sender) {
    int groups = 0;
    while (groups < launch.groups()) {
      long left = Math.max(0, slice - pending) / launch.work();
      if (left == 0 && pending > 0) {
        finish();
        pace.beforeSlice();
      } else {
        long least = Math.ceilDiv(together, launch.items());
        int count = (int) Math.min(Math.max(left, least), launch.groups() - groups);
        count(count * launch.work());
        sender.send(groups, count);
        groups += count;
      }
    }
  }

  private void count(long work) {
    if (pending == 0) {
      begun = nanoTime.getAsLong();
    }
    pending += Math.max(1, work);
  }

  /** Moves half of the way to what would have filled a slice; what was not full cannot tell. */
  private void learn(long nanos) {
    if (nanos > TELLING_NANOS) {
      long fitting = (long) Math.min(MOST, pending * ((double) SLICE_NANOS / nanos));
      slice = Math.max(LEAST, (slice + fitting) / 2);
    } else if (pending >= slice / 2) {
      slice = Math.min(MOST, slice + slice / 4);
    }
  }
}
