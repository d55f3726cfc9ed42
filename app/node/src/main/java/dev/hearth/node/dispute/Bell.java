package dev.hearth.node.dispute;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one thread when something happened or some time is over. Safe for any thread. */
final class Bell {
  private final ScheduledExecutorService scheduler;
  private final Semaphore rung = new Semaphore(0);

  Bell(ScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
  }

  void ring() {
    rung.release();
  }

  /** Returns at once if it was rung since the last time. */
  void await(Duration atMost) throws InterruptedException {
    Future<?> tick = scheduler.schedule(this::ring, atMost.toNanos(), TimeUnit.NANOSECONDS);
    try {
      rung.acquire();
      rung.drainPermits();
    } finally {
      tick.cancel(false);
    }
  }
}
