package dev.hearth.node.lease;

import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import java.io.IOException;

/** What a provider makes of what it trained, before it commits. Real nodes are honest. */
@FunctionalInterface
public interface Conduct {
  Conduct HONEST = (job, lease, trained) -> trained;

  WorkerResult.Trained report(JobSpec job, Lease lease, WorkerResult.Trained trained)
      throws IOException;
}
