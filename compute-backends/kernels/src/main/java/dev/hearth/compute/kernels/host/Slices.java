package dev.hearth.compute.kernels.host;

import dev.hearth.compute.Pace;
import dev.hearth.compute.kernels.Launch;

/**
 * Sends work to a device, never more than a slice ahead of what it has finished: when the pace says
 * hold, the device is idle within one. How much a slice may hold is learnt from how long they took.
 * For the device's thread.
 */
public final class Slices {
  /** Half of what a {@link Pace} allows, for the estimate errs. */
  private static final long SLICE_NANOS = 8_000_000;

  /** Slices that took less than this say little about the device. */
  private static final long TELLING_NANOS = 1_000_000;

  private static final long FIRST_SLICE = 1L << 22;
  private static final long LEAST_SLICE = 1L << 16;

  private final Pace pace;
  private final Runnable await;
  private long slice = FIRST_SLICE;
  private long pending;
  private long begun;

  /** Starts some groups of a kernel. */
  @FunctionalInterface
  interface Sender {
    void send(int first, int count);
  }

  /**
   * @param await waits until the device has done all it was sent
   */
  public Slices(Pace pace, Runnable await) {
    this.pace = pace;
    this.await = await;
  }

  public Pace pace() {
    return pace;
  }

  /** Waits for the device. */
  public void finish() {
    await.run();
    if (pending > 0) {
      learn(System.nanoTime() - begun);
    }
    pending = 0;
  }

  /** Asked once an operator, however little it is. */
  void begin() {
    pace.beforeSlice();
  }

  void run(Launch launch, Sender sender) {
    int groups = 0;
    while (groups < launch.groups()) {
      long left = Math.max(0, slice - pending) / launch.work();
      if (left == 0 && pending > 0) {
        finish();
        pace.beforeSlice();
      } else {
        int count = Math.clamp(left, 1, launch.groups() - groups);
        count(count * launch.work());
        sender.send(groups, count);
        groups += count;
      }
    }
  }

  private void count(long work) {
    if (pending == 0) {
      begun = System.nanoTime();
    }
    pending += Math.max(1, work);
  }

  /** Moves half of the way to what would have filled a slice. */
  private void learn(long nanos) {
    if (nanos > TELLING_NANOS) {
      long fitting = (long) (pending * ((double) SLICE_NANOS / nanos));
      slice = Math.max(LEAST_SLICE, (slice + fitting) / 2);
    } else {
      slice += slice / 4;
    }
  }
}
