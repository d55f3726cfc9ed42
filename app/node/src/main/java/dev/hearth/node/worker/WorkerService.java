package dev.hearth.node.worker;

import dev.hearth.api.WorkerApi;
import dev.hearth.api.WorkerAssignment;
import dev.hearth.api.WorkerListener;
import dev.hearth.api.WorkerProgress;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.protocol.MalformedException;
import java.util.concurrent.CompletionException;

/** What a worker process offers the agent: its in-process worker, in messages. */
final class WorkerService implements WorkerApi {
  private final Worker worker;
  private volatile WorkerListener agent;

  WorkerService(Worker worker) {
    this.worker = worker;
  }

  void reportTo(RpcConnection connection) {
    agent = connection.remote(WorkerListener.class);
  }

  @Override
  public dev.hearth.api.WorkerResult train(WorkerAssignment message) {
    try {
      Assignment assignment = WorkerMessages.of(message);
      String lease = assignment.lease().id().hex();
      return WorkerMessages.toMessage(
          worker
              .train(assignment, progress -> report(lease, progress))
              .toCompletableFuture()
              .join());
    } catch (MalformedException | CompletionException e) {
      throw new RpcException("WORKER-FAILED", e.getMessage(), "The agent gives it again.");
    }
  }

  private void report(String lease, ProgressListener.Progress progress) {
    try {
      agent.progress(
          new WorkerProgress(
              lease,
              progress.step(),
              progress.steps(),
              progress.loss(),
              progress.tokensPerSecond()));
    } catch (RpcException gone) {
      worker.stop(); // the agent has ended; the snapshot keeps what is done
    }
  }

  @Override
  public void stop() {
    worker.stop();
  }
}
