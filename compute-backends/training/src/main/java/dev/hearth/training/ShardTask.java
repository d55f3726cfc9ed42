package dev.hearth.training;

import dev.hearth.protocol.JobSpec;
import dev.hearth.training.data.Tokens;

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
}
