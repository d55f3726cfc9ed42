package dev.hearth.node.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One worker for many tasks, done one after the other. A task whose worker is lost is given once
 * more; a worker without tasks lets go of its device after a while. Safe for any thread.
 */
public final class WorkerQueue implements AutoCloseable {
  /** Gives the worker what is to be done. */
  @FunctionalInterface
  public interface Task<T> {
    CompletionStage<T> on(Worker worker) throws IOException;
  }

  /** Shards of one round follow each other within minutes. */
  public static final Duration KEEP = Duration.ofMinutes(2);

  private final Worker worker;
  private final ScheduledExecutorService scheduler;
  private final Duration keep;
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
  private ScheduledFuture<?> release;
  private int open;
  private boolean closed;

  /**
   * The worker becomes the queue's to close.
   *
   * @param keep how long the worker keeps its device after the last task
   */
  public WorkerQueue(Worker worker, ScheduledExecutorService scheduler, Duration keep) {
    this.worker = worker;
    this.scheduler = scheduler;
    this.keep = keep;
  }

  /** Returns at once; what follows on the result should be short, for the next task waits. */
  public synchronized <T> CompletableFuture<T> run(Task<T> task) {
    open++;
    CompletableFuture<T> result =
        last.handle((done, failed) -> done)
            .thenCompose(done -> begin(task))
            .whenComplete((done, failed) -> ended());
    last = result;
    return result;
  }

  /** As above until nobody wants it: what waits does not begin then, what is in hand is stopped. */
  public <T> CompletableFuture<T> run(Task<T> task, CompletableFuture<?> unwanted) {
    return run(given -> wanted(task, given, unwanted));
  }

  private <T> CompletionStage<T> wanted(Task<T> task, Worker given, CompletableFuture<?> unwanted)
      throws IOException {
    if (unwanted.isDone()) {
      return CompletableFuture.failedStage(new IOException("nobody waits for it any more"));
    }
    CompletableFuture<T> result = task.on(given).toCompletableFuture();
    unwanted.thenRun(() -> stop(result));
    return result;
  }

  /** Only what is in hand: no other task begins meanwhile. */
  private synchronized void stop(CompletableFuture<?> result) {
    if (!result.isDone()) {
      worker.stop();
    }
  }

  private <T> CompletionStage<T> begin(Task<T> task) {
    return attempt(task)
        .exceptionallyCompose(
            failure -> isLoss(failure) ? attempt(task) : CompletableFuture.failedStage(failure));
  }

  private synchronized <T> CompletionStage<T> attempt(Task<T> task) {
    if (closed) {
      return CompletableFuture.failedStage(new IOException("the worker was closed"));
    }
    try {
      return task.on(worker);
    } catch (IOException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private static boolean isLoss(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof WorkerLostException;
  }

  /** Whether something is in hand or waits. */
  public synchronized boolean isBusy() {
    return open > 0;
  }

  private synchronized void ended() {
    open--;
    if (release != null) {
      release.cancel(false);
    }
    if (!closed) {
      release =
          scheduler.schedule(
              () -> Thread.startVirtualThread(this::releaseIfIdle),
              keep.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void releaseIfIdle() {
    if (open == 0 && !closed) {
      worker.release();
    }
  }

  /** Ends the task in hand; those that wait fail. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    worker.close();
  }
}
