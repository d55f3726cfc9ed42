package dev.hearth.training;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.training.data.DrawnBatches;
import dev.hearth.training.data.Slice;
import dev.hearth.training.data.Tokens;
import java.nio.ByteBuffer;

/**
 * All that a shard's training depends on: the job, which shard of which round, the round's weights,
 * the job's training tokens. Equal tasks give equal bits everywhere.
 */
public record ShardTask(JobSpec job, int round, int shard, Weights start, Tokens train) {
  public ShardTask {
    if (!start.shape().equals(job.model())) {
      throw new IllegalArgumentException("weights of another model than the job's");
    }
    if (round < 0 || round >= job.rounds() || shard < 0 || shard >= job.shards()) {
      throw new IllegalArgumentException("the job has no shard " + shard + " in round " + round);
    }
  }

  /** Names the task: a snapshot of one is of no use to another. */
  Hash id() {
    byte[] place = ByteBuffer.allocate(2 * Integer.BYTES).putInt(round).putInt(shard).array();
    return Hash.sha256(job.id().toArray(), place, StateRoot.start(start).toArray());
  }

  Slice slice() {
    return Slice.of(train.size(), job.shards(), round, shard);
  }

  DrawnBatches batches(Device device) {
    return new DrawnBatches(
        device,
        train,
        slice(),
        job.hyperparameters().batch(),
        job.model().context(),
        job.seed(),
        round,
        shard);
  }

  Schedule schedule() {
    return Schedule.of(job.hyperparameters(), round);
  }
}
