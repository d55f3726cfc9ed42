package dev.hearth.api;

import dev.hearth.api.rpc.Method;

/** What the agent hears from a worker while it works. */
public interface WorkerListener {

  @Method(value = "worker.progress", notification = true)
  void progress(WorkerProgress progress);

  @Method(value = "worker.measuring", notification = true)
  void measuring(WorkerMeasuring measuring);
}
