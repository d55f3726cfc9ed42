package dev.hearth.verifier;

import dev.hearth.compute.Device;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.training.LeaseInputs;
import dev.hearth.training.Outcome;
import dev.hearth.training.ShardTask;
import dev.hearth.training.ShardTrainer;
import dev.hearth.training.StateRoot;
import dev.hearth.training.TrainingListener;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Tokens;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Computes a lease again from what is public: the job, the lease, the round's weights, the training
 * tokens. Needs nothing from whoever computed it first; any device will do.
 */
public final class Replayer {
  private final ShardTrainer trainer;

  public Replayer(ShardTrainer trainer) {
    this.trainer = trainer;
  }

  /**
   * The same outcome as that of an honest provider, whose {@code commitment(lease)} is what {@link
   * Verdict#between} compares. Fails when the weights are not those the lease names.
   *
   * @param snapshots a folder of this replay's own, so that it can be stopped and resumed
   */
  public Outcome replay(
      JobSpec job,
      Lease lease,
      Weights start,
      Tokens train,
      Device device,
      Path snapshots,
      TrainingListener listener)
      throws IOException {
    if (!lease.job().equals(job.id())) {
      return new Outcome.Failed("the lease belongs to another job");
    }
    if (!lease.programHash().equals(job.programHash())) {
      return new Outcome.Failed("the lease names another program than its job");
    }
    if (!lease.startRoot().equals(StateRoot.start(start))) {
      return new Outcome.Failed("the weights are not those the lease starts from");
    }
    ShardTask task = new ShardTask(job, lease.round(), lease.shard(), start, train);
    if (!lease.inputsRoot().equals(LeaseInputs.of(task).root())) {
      return new Outcome.Failed("the tokens or the schedule are not those the lease names");
    }
    return trainer.train(task, device, snapshots, listener);
  }
}
