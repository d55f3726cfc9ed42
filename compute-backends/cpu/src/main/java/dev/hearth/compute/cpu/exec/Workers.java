package dev.hearth.compute.cpu.exec;

import dev.hearth.compute.Pace;
import java.util.ArrayList;
import java.util.List;

/**
 * A fixed set of threads that share out numbered tasks; the caller is one of them. Which worker
 * takes which task varies from run to run, so tasks write apart from each other.
 */
public final class Workers implements AutoCloseable {
  /** One task, run by worker {@code worker} of {@link Workers#count}. */
  @FunctionalInterface
  public interface Task {
    void run(int task, int worker);
  }

  private final Pace pace;
  private final List<Thread> helpers = new ArrayList<>();
  private Job current = Job.NONE;
  private boolean closed;

  /**
   * @param pace asked before each task, by whoever runs it
   */
  public Workers(int count, Pace pace) {
    this.pace = pace;
    if (count < 1) {
      throw new IllegalArgumentException("at least one worker, not " + count);
    }
    for (int worker = 1; worker < count; worker++) {
      helpers.add(start(worker));
    }
  }

  public int count() {
    return helpers.size() + 1;
  }

  /** For tasks that take longer than a slice: they ask it themselves on their way. */
  public Pace pace() {
    return pace;
  }

  /**
   * Runs tasks 0 to {@code tasks - 1} and returns when all have ended; rethrows the first failure.
   */
  public void run(int tasks, Task task) {
    if (helpers.isEmpty() || tasks <= 1) {
      for (int t = 0; t < tasks; t++) {
        pace.beforeSlice();
        task.run(t, 0);
      }
      return;
    }
    Job job = new Job(tasks, task, pace);
    offer(job);
    job.work(0);
    job.await();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
  }

  private Thread start(int worker) {
    return Thread.ofPlatform().daemon().name("hearth-cpu-" + worker).start(() -> serve(worker));
  }

  private synchronized void offer(Job job) {
    if (closed) {
      throw new IllegalStateException("the device is closed");
    }
    current = job;
    notifyAll();
  }

  private void serve(int worker) {
    Job last = Job.NONE;
    while ((last = next(last)) != null) {
      last.work(worker);
    }
  }

  /** The job after {@code last}, or null when closed. */
  private synchronized Job next(Job last) {
    while (current == last && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        return null;
      }
    }
    return closed ? null : current;
  }
}
