package dev.hearth.node.practice;

import dev.hearth.node.lease.Conduct;
import dev.hearth.node.worker.Assignment;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.training.program.TracedProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A cheater that trains the first segment and claims all of them, with the same state after each.
 * Its audits are honest.
 */
final class FewerSteps implements Conduct {
  @Override
  public Assignment prepare(Assignment told) throws IOException {
    if (told.lease().isAudit()) {
      return told;
    }
    return Retold.of(told, shorter(told.job()), told.tokens(), Retold.text(told));
  }

  @Override
  public WorkerResult.Trained report(JobSpec job, Lease lease, WorkerResult.Trained trained) {
    if (lease.isAudit()) {
      return trained;
    }
    Hyperparameters how = job.hyperparameters();
    List<Hash> roots = new ArrayList<>(trained.stateRoots());
    while (roots.size() < how.segments()) {
      roots.add(roots.getLast());
    }
    return new WorkerResult.Trained(
        how.steps(), roots, trained.updateRoot(), trained.update(), trained.loss());
  }

  private static JobSpec shorter(JobSpec job) {
    Hyperparameters how = job.hyperparameters().stopping(job.hyperparameters().segmentSteps());
    int slice = Math.toIntExact(job.trainTokens().size() / Short.BYTES / job.shards());
    return job.training(how, TracedProgram.of(job.model(), how, slice).hash());
  }
}
