package dev.hearth.host.deadline;

import java.time.Duration;

/**
 * Runs an action once: when a deadline passes, or when nothing was touched for the idle limit,
 * whichever comes first. One event is pending at a time; touching costs a clock reading, and the
 * event re-arms itself for what is left.
 */
public final class Expiry {
  private final Timers timers;
  private final Runnable action;
  private volatile long touched;
  private long idleNanos;
  private long deadlineSet;
  private long deadlineNanos = Long.MAX_VALUE;
  private Timers.Pending pending;
  private boolean over;

  public Expiry(Timers timers, Duration idleLimit, Runnable action) {
    this.timers = timers;
    this.action = action;
    this.idleNanos = idleLimit.toNanos();
    this.touched = timers.nanoTime();
  }

  /** Starts the watch; apart from the constructor so that no event meets a half-built owner. */
  public synchronized void start() {
    arm();
  }

  public void touch() {
    touched = timers.nanoTime();
  }

  public synchronized void idleLimit(Duration limit) {
    touch();
    idleNanos = limit.toNanos();
    arm();
  }

  public synchronized void deadline(Duration fromNow) {
    deadlineSet = timers.nanoTime();
    deadlineNanos = fromNow.toNanos();
    arm();
  }

  public synchronized void cancel() {
    over = true;
    disarm();
  }

  private void arm() {
    disarm();
    if (!over) {
      pending = timers.schedule(Duration.ofNanos(Math.max(0, nanosLeft())), this::fire);
    }
  }

  private void disarm() {
    if (pending != null) {
      pending.cancel();
    }
  }

  private long nanosLeft() {
    long now = timers.nanoTime();
    return Math.min(idleNanos - (now - touched), deadlineNanos - (now - deadlineSet));
  }

  private void fire() {
    if (isDue()) {
      action.run();
    }
  }

  private synchronized boolean isDue() {
    if (over) {
      return false;
    }
    over = nanosLeft() <= 0;
    if (!over) {
      arm();
    }
    return over;
  }
}
