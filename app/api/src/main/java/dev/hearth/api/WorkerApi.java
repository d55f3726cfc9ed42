package dev.hearth.api;

import dev.hearth.api.rpc.Method;

/**
 * What a worker process does for the agent, one task at a time; pace and stop are heard meanwhile.
 * Big things stand in files of the data folder; only paths and figures travel here.
 */
public interface WorkerApi {

  /** Trains one lease to its end, or to a stop; answers when it has. */
  @Method("worker.train")
  WorkerResult train(WorkerAssignment assignment);

  /** Makes a round's updates the next round's weights, and judges these. */
  @Method("worker.combine")
  WorkerCombined combine(WorkerRound round);

  /** Text drawn from a model. */
  @Method("worker.sample")
  Sample sample(WorkerText text);

  /** Every backend's devices, none of them opened. */
  @Method("worker.devices")
  WorkerDevices devices();

  /** Holds the device's bits against the reference's. */
  @Method("worker.test")
  WorkerConformity test();

  /** Tests and measures the device, and tells how far it is. */
  @Method("worker.benchmark")
  DeviceView benchmark(WorkerBenchmark benchmark);

  /** Multiplies matrices for a peer who wants to see how fast the device is. */
  @Method("worker.multiply")
  WorkerProductTime multiply(WorkerProduct product);

  /**
   * Where a side that tells the truth attacks at a position of a dispute. The trace of the lease is
   * kept until something else is to be done.
   */
  @Method("worker.move")
  WorkerMove move(WorkerQuestion question);

  /** Work for this share of the time from now on; heard in order, acted upon at once. */
  @Method(value = "worker.pace", notification = true)
  void pace(WorkerPace pace);

  /** Stop in the middle of the step in hand; the newest snapshot keeps what is done. */
  @Method(value = "worker.stop", notification = true)
  void stop();
}
