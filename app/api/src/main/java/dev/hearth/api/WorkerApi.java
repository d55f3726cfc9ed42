package dev.hearth.api;

import dev.hearth.api.rpc.Method;

/**
 * What a worker process does for the agent. Big things stand in files of the data folder; only
 * paths and figures travel here.
 */
public interface WorkerApi {

  /** Trains one lease to its end, or to a stop; answers when it has. */
  @Method("worker.train")
  WorkerResult train(WorkerAssignment assignment);

  /** Stop after the step in hand; the snapshot keeps what is done. */
  @Method("worker.stop")
  void stop();
}
