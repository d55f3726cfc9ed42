package dev.hearth.node.practice;

import dev.hearth.node.lease.Conduct;
import dev.hearth.node.worker.Assignment;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.training.ShardTask;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Slice;
import dev.hearth.training.data.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A cheater that reads the next shard's text, where its own should be. Its audits are honest. */
final class OtherText implements Conduct {
  @Override
  public Assignment prepare(Assignment told) throws IOException {
    if (told.lease().isAudit()) {
      return told;
    }
    JobSpec job = told.job();
    Lease lease = told.lease();
    Tokens text = Retold.text(told);
    Tokens other = other(job, lease.round(), lease.shard(), text);
    Files.createDirectories(told.folder());
    Path tokens = Files.write(told.folder().resolve("other-text"), other.blob());
    return Retold.of(told, job, tokens, other);
  }

  /** The task that is really done for {@code told}. */
  static ShardTask of(ShardTask told) {
    Weights start = told.start();
    Tokens other = other(told.job(), told.round(), told.shard(), told.train());
    return new ShardTask(told.job(), told.round(), told.shard(), start, other);
  }

  @Override
  public WorkerResult.Trained report(JobSpec job, Lease lease, WorkerResult.Trained trained) {
    return trained;
  }

  /** The same text, but for the shard's own slice, which is that of the next one. */
  private static Tokens other(JobSpec job, int round, int shard, Tokens text) {
    Slice own = Slice.of(text.size(), job.shards(), round, shard);
    Slice next = Slice.of(text.size(), job.shards(), round, (shard + 1) % job.shards());
    return text.with(own.from(), next.in(text));
  }
}
