package dev.hearth.node.claim;

import dev.hearth.node.store.BlobStore;
import dev.hearth.node.submit.JobContent;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.audit.Draw;
import dev.hearth.training.program.TracedProgram;
import dev.hearth.verifier.Verdict;
import java.io.IOException;

/** Computes a drawn lease again, and the state that its auditor shows of it. */
record Recomputing(Replays replays, BlobStore content) {

  /**
   * Blocks for as long as the lease took, and up to its auditor's step once more; what is false it
   * computes twice, for a stake goes with that and a device may slip.
   */
  Finding find(ClaimFile file, int index, Draw draw, Address auditor)
      throws IOException, InterruptedException {
    JobSpec job = file.job();
    Grant grant = file.work().grants().get(index);
    int step = draw.step(index, auditor, job.hyperparameters());
    Commitment start = replays.replay(shortened(job, step), shortened(job, grant, step), content);
    Commitment truth = replays.replay(job, grant, content);
    boolean matches =
        Verdict.between(file.commitments().get(index), truth) instanceof Verdict.Equal;
    if (!matches && !replays.replay(job, grant, content).root().equals(truth.root())) {
      throw new IOException("this device came to two results, so it accuses nobody");
    }
    Hash state = start.stateRoots().getLast();
    return new Finding(matches, Draw.evidence(auditor, state));
  }

  /** No step depends on how many follow it. */
  private static JobSpec shortened(JobSpec job, int steps) {
    Hyperparameters how = job.hyperparameters().stopping(steps);
    int slice = Math.toIntExact(job.trainTokens().size() / Short.BYTES / job.shards());
    return job.training(how, TracedProgram.of(job.model(), how, slice).hash());
  }

  private Grant shortened(JobSpec job, Grant grant, int steps) throws IOException {
    JobSpec shorter = shortened(job, steps);
    Lease lease = grant.lease();
    Lease until =
        new Lease(
            shorter.id(),
            lease.round(),
            lease.shard(),
            lease.replica(),
            lease.provider(),
            lease.node(),
            lease.from(),
            lease.price(),
            lease.startRoot(),
            shorter.programHash(),
            new JobContent(shorter, content).inputsRoot(lease.round(), lease.shard()),
            lease.deadline());
    return new Grant(until, grant.signature(), grant.weights());
  }
}
