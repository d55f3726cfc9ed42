package dev.hearth.api;

import dev.hearth.api.rpc.Method;
import java.util.List;

/**
 * What the agent does for its owner. Commands go up by these calls, state comes down as {@link
 * NodeSnapshot}s. Every call may throw {@link dev.hearth.api.rpc.RpcException}; all are free to use
 * from any thread.
 */
public interface HearthApi extends WalletApi, DeviceApi, SettingsApi, LogApi, PeerApi, PlantApi {

  @Method("api.version")
  ApiVersion version();

  @Method("node.status")
  NodeSnapshot status();

  /**
   * From now on this connection's {@link SnapshotListener} hears of changes, 4 a second at most.
   */
  @Method("node.watch")
  void watch();

  @Method("node.pause")
  NodeSnapshot pause(PauseRequest request);

  /** Works for a while whatever the owner's hours and use of the machine say. */
  @Method("node.run")
  NodeSnapshot run(RunRequest request);

  /** Ends a pause, or a run: the rules decide again. */
  @Method("node.resume")
  NodeSnapshot resume();

  /** Ends the agent after it has stored what it holds. */
  @Method("node.stop")
  void stop();

  /** What a job would cost, before anything is paid. */
  @Method("job.estimate")
  JobEstimate estimate(JobRequest request);

  /** Funds and starts a job; spending asks for the wallet's passphrase. */
  @Method("job.submit")
  JobView submit(JobSubmission submission);

  @Method("job.list")
  List<JobView> jobs();

  @Method("job.show")
  JobView job(JobReference job);

  /** Stops a job after the running round and refunds the rest once its deadline has passed. */
  @Method("job.stop")
  JobView stopJob(JobReference job);

  /** Writes the finished model into a folder of the owner's. */
  @Method("job.save")
  SavedModel save(SaveRequest request);

  /** Text drawn from a job's newest weights. */
  @Method("job.sample")
  Sample sample(SampleRequest request);

  /** The disputes about pay that this machine is or was a side of, newest first. */
  @Method("dispute.list")
  List<DisputeView> disputes();

  /** A worker process offers its {@link WorkerApi} for this device. */
  @Method("worker.attach")
  void attach(WorkerAttachment attachment);

  /** The practice network is up: its chain, its escrow, and the peers to know. */
  @Method("practice.attach")
  void attach(PracticeAttachment attachment);

  /** How the practice network's own job stands. */
  @Method(value = "practice.job", notification = true)
  void practiceJob(JobView job);
}
