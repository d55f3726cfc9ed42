package dev.hearth.node.worker;

import dev.hearth.compute.Pace;
import dev.hearth.compute.StoppedException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The pace of one device: a share of the time, none of it, or an end to the work in hand. Whoever
 * waits is parked, and woken by the next change. Safe for any thread.
 */
final class WorkPace implements Pace {
  static final int FULL = 100;
  private static final long UNTIL_CHANGED = Long.MAX_VALUE;

  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean free = true;
  private int share = FULL;
  private boolean stopped;
  private DutyCycle cycle;

  WorkPace(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.cycle = new DutyCycle(FULL, nanoTime.getAsLong());
  }

  /**
   * @param percent of the time to work, 0 to 100; 0 holds the device still
   */
  void share(int percent) {
    change(
        () -> {
          share = percent;
          cycle = new DutyCycle(Math.max(1, percent), nanoTime.getAsLong());
        });
  }

  /** Ends what runs. */
  void stop() {
    change(() -> stopped = true);
  }

  /** Lets the next work begin; the share stays. */
  void restart() {
    change(() -> stopped = false);
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      free = share == FULL && !stopped;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void beforeSlice() {
    if (!free) {
      awaitTurn();
    }
  }

  private void awaitTurn() {
    lock.lock();
    try {
      for (long rest = rest(); rest > 0; rest = rest()) {
        changed.awaitNanos(rest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    } finally {
      lock.unlock();
    }
  }

  private long rest() {
    if (stopped) {
      throw new StoppedException();
    }
    return share == 0 ? UNTIL_CHANGED : cycle.rest(nanoTime.getAsLong());
  }
}
