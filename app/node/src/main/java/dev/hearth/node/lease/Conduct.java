package dev.hearth.node.lease;

import dev.hearth.node.worker.Assignment;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import java.io.IOException;

/**
 * What a provider makes of its work, before and after it. Real nodes are honest, see {@link
 * Planting}.
 */
@FunctionalInterface
public interface Conduct {
  Conduct HONEST = (job, lease, trained) -> trained;

  /** What it trains instead of what it was told to. */
  default Assignment prepare(Assignment told) throws IOException {
    return told;
  }

  /** What it says it trained, before it commits. */
  WorkerResult.Trained report(JobSpec job, Lease lease, WorkerResult.Trained trained)
      throws IOException, InterruptedException;
}
