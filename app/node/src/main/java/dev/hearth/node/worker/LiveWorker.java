package dev.hearth.node.worker;

import dev.hearth.api.WorkerApi;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.node.store.ProcessLog;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A worker process that has come in at the agent's door. */
record LiveWorker(Process process, RpcConnection connection, WorkerApi api) {
  /** A busy machine lets a process of background priority wait. */
  private static final Duration START = Duration.ofMinutes(2);

  private static final Duration GOODBYE = Duration.ofSeconds(1);

  /** Blocks until it is there. */
  static LiveWorker start(WorkerDoor door, WorkerCommand command) throws IOException {
    ProcessLog.cut(command.log());
    Process process = command.builder().start();
    try {
      CompletableFuture<RpcConnection> coming = door.expect(process);
      process
          .onExit()
          .thenRun(() -> coming.completeExceptionally(new IOException("it ended at its start")));
      RpcConnection connection = coming.get(START.toMillis(), TimeUnit.MILLISECONDS);
      return new LiveWorker(process, connection, connection.remote(WorkerApi.class));
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

  boolean isAlive() {
    return process.isAlive() && !connection.closed().isDone();
  }

  /** It ends by itself when its connection does; one that takes too long is killed. */
  void end() {
    connection.close();
    if (!hasEnded()) {
      process.destroyForcibly();
      hasEnded();
    }
  }

  /** Soon. */
  private boolean hasEnded() {
    return process
        .onExit()
        .thenApply(ended -> true)
        .completeOnTimeout(false, GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
