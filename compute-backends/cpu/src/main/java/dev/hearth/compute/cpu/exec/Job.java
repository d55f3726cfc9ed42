package dev.hearth.compute.cpu.exec;

import dev.hearth.compute.Pace;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Tasks being shared out. A worker that comes late finds none left and does nothing. */
final class Job {
  static final Job NONE = new Job(0, (task, worker) -> {}, Pace.FREE);

  private final int tasks;
  private final Workers.Task task;
  private final Pace pace;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final CountDownLatch done = new CountDownLatch(1);

  Job(int tasks, Workers.Task task, Pace pace) {
    this.tasks = tasks;
    this.task = task;
    this.pace = pace;
  }

  void work(int worker) {
    for (int t = next.getAndIncrement(); t < tasks; t = next.getAndIncrement()) {
      try {
        if (failure.get() == null) {
          pace.beforeSlice();
          task.run(t, worker);
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      }
      if (ended.incrementAndGet() == tasks) {
        done.countDown();
      }
    }
  }

  void await() {
    boolean interrupted = false;
    while (done.getCount() > 0) {
      try {
        done.await();
      } catch (InterruptedException e) {
        interrupted = true; // tasks still write to the caller's buffers: stay until they end
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    switch (failure.get()) {
      case null -> {}
      case Error e -> throw e;
      case Throwable e -> throw (RuntimeException) e;
    }
  }
}
