package dev.hearth.node.worker;

import dev.hearth.compute.Device;
import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** A worker on a thread of this process; it owns the device, which only that thread touches. */
public final class InProcessWorker implements Worker {
  private final Device device;
  private final AssignmentRun run;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("worker").factory());
  private final AtomicReference<Running> running = new AtomicReference<>();

  /** One assignment's wish to be stopped; a later assignment has its own. */
  private static final class Running {
    private volatile boolean stopped;
  }

  public InProcessWorker(Device device, InstantSource clock) {
    this.device = device;
    this.run = new AssignmentRun(device, clock);
  }

  @Override
  public CompletionStage<WorkerResult> train(Assignment assignment, ProgressListener listener) {
    Running mine = new Running();
    if (!running.compareAndSet(null, mine)) {
      throw new IllegalStateException("the worker is busy");
    }
    CompletableFuture<WorkerResult> result = new CompletableFuture<>();
    thread.execute(() -> finish(assignment, listener, mine, result));
    return result;
  }

  private void finish(
      Assignment assignment,
      ProgressListener listener,
      Running mine,
      CompletableFuture<WorkerResult> result) {
    try {
      WorkerResult outcome = run.run(assignment, listener, () -> mine.stopped);
      running.set(null);
      result.complete(outcome);
    } catch (MalformedException e) {
      running.set(null);
      result.complete(new WorkerResult.Failed(e.getMessage()));
    } catch (IOException | RuntimeException | Error e) {
      running.set(null);
      result.completeExceptionally(e);
    }
  }

  @Override
  public void stop() {
    Running now = running.get();
    if (now != null) {
      now.stopped = true;
    }
  }

  @Override
  public void close() {
    stop();
    thread.execute(device::close);
    thread.close();
  }
}
