package dev.hearth.node.lease;

import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.training.StateRoot;
import dev.hearth.training.UpdateBlob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The planted cheater of the practice network: claims the last bit of one weight of its update
 * otherwise than it trained it, with a root to match, so that only a replay can tell. Its audits
 * are honest: what it is to be caught for is its own work.
 */
public final class NudgedUpdate implements Conduct {
  @Override
  public WorkerResult.Trained report(JobSpec job, Lease lease, WorkerResult.Trained trained)
      throws IOException {
    if (lease.isAudit()) {
      return trained;
    }
    float[] update = UpdateBlob.decode(Files.readAllBytes(trained.update()), job.model());
    update[0] = Float.intBitsToFloat(Float.floatToRawIntBits(update[0]) ^ 1);
    Path lie = trained.update().resolveSibling("nudged");
    Files.write(lie, UpdateBlob.encode(update));
    return new WorkerResult.Trained(
        trained.steps(),
        trained.stateRoots(),
        StateRoot.ofUpdate(job.model(), update),
        lie,
        trained.loss());
  }
}
