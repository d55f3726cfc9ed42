package dev.hearth.node.claim;

import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.JobSpec;
import java.io.IOException;

/** Computes leases again. */
@FunctionalInterface
public interface Replays {
  /**
   * What comes of a lease. Blocks for as long as its training takes; throws IOException when it
   * could not be done now.
   *
   * @param content with the lease's weights and the job's text
   */
  Commitment replay(JobSpec job, Grant grant, BlobStore content)
      throws IOException, InterruptedException;
}
