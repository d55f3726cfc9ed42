package dev.hearth.node.practice;

import dev.hearth.node.worker.Assignment;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.training.LeaseInputs;
import dev.hearth.training.data.Slice;
import dev.hearth.training.data.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An assignment as a cheater gives it to its worker, which would refuse one that contradicts
 * itself.
 */
final class Retold {
  private Retold() {}

  static Tokens text(Assignment told) throws IOException {
    return Tokens.read(Files.readAllBytes(told.tokens()), told.job().model().vocabulary());
  }

  /**
   * The same shard of another job, or on another text.
   *
   * @param tokens the file that holds {@code text}
   */
  static Assignment of(Assignment told, JobSpec job, Path tokens, Tokens text) {
    Lease lease = told.lease();
    Slice slice = Slice.of(text.size(), job.shards(), lease.round(), lease.shard());
    LeaseInputs inputs = LeaseInputs.of(job, lease.round(), lease.shard(), slice.in(text));
    Lease retold =
        new Lease(
            job.id(),
            lease.round(),
            lease.shard(),
            lease.replica(),
            lease.provider(),
            lease.node(),
            lease.from(),
            lease.price(),
            lease.startRoot(),
            job.programHash(),
            inputs.root(),
            lease.deadline());
    return new Assignment(job, retold, told.weights(), tokens, told.folder());
  }
}
