package dev.hearth.node.worker;

import dev.hearth.api.WorkerApi;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A worker in a process of its own, started when there is something to train and closed to free the
 * device at once. Its end, however it comes, fails what it trained; the next assignment starts
 * another process.
 */
public final class WorkerProcess implements Worker {
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final WorkerDoor door;
  private final WorkerCommand command;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean stopped;
  private volatile Live live;

  /** A process that has come in. */
  private record Live(Process process, RpcConnection connection, WorkerApi api) {
    boolean isAlive() {
      return process.isAlive() && !connection.closed().isDone();
    }
  }

  public WorkerProcess(WorkerDoor door, WorkerCommand command) {
    this.door = door;
    this.command = command;
  }

  @Override
  public CompletionStage<WorkerResult> train(Assignment assignment, ProgressListener listener) {
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException("the worker is busy");
    }
    stopped = false;
    CompletableFuture<WorkerResult> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("worker-process")
        .start(
            () -> {
              try {
                WorkerResult outcome = run(assignment, listener);
                busy.set(false);
                result.complete(outcome);
              } catch (IOException | RuntimeException e) {
                busy.set(false);
                result.completeExceptionally(e);
              }
            });
    return result;
  }

  private WorkerResult run(Assignment assignment, ProgressListener listener) throws IOException {
    String lease = assignment.lease().id().hex();
    door.listen(lease, progress -> heard(progress, listener));
    try {
      Live worker = running();
      if (stopped) {
        return new WorkerResult.Stopped(0);
      }
      return WorkerMessages.of(worker.api().train(WorkerMessages.toMessage(assignment)));
    } catch (RpcException lost) {
      throw new IOException("the worker process was lost: " + lost.getMessage(), lost);
    } finally {
      door.unlisten(lease);
    }
  }

  /** A stop that overtook its assignment is repeated at the first step. */
  private void heard(ProgressListener.Progress progress, ProgressListener listener) {
    if (stopped) {
      stop();
    }
    listener.progress(progress);
  }

  private Live running() throws IOException {
    Live now = live;
    if (now == null || !now.isAlive()) {
      end(now);
      now = start();
      live = now;
    }
    return now;
  }

  private Live start() throws IOException {
    Process process = command.start();
    try {
      CompletableFuture<RpcConnection> coming = door.expect(process.pid());
      process
          .onExit()
          .thenRun(() -> coming.completeExceptionally(new IOException("it ended at its start")));
      RpcConnection connection = coming.get(START.toMillis(), TimeUnit.MILLISECONDS);
      return new Live(process, connection, connection.remote(WorkerApi.class));
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IOException("The worker process did not start; see " + command.log() + ".", e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the worker process started", e);
    } finally {
      door.forget(process.pid());
    }
  }

  @Override
  public void stop() {
    stopped = true;
    Live now = live;
    if (now != null && busy.get()) {
      try {
        now.api().stop();
      } catch (RpcException gone) {
        // A process that has ended has stopped.
      }
    }
  }

  /** Gives it a moment to write its snapshot, then ends the process. */
  @Override
  public void close() {
    stop();
    end(live);
    live = null;
  }

  private static void end(Live worker) {
    if (worker == null) {
      return;
    }
    worker.connection().close();
    try {
      worker.process().onExit().orTimeout(GOODBYE.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException late) {
      worker.process().destroyForcibly();
    }
  }
}
