package dev.hearth.node.claim;

import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.JobSpec;
import java.io.IOException;
import java.util.stream.Stream;

/** Where the content is that a lease is computed again from. */
public record LeaseContent(NodeStore store) {

  /** This node's own where it has a part in the job, what it keeps where it is a keeper. */
  public BlobStore of(JobSpec job, Grant grant) throws IOException {
    return Stream.of(store.blobs(), store.keptClaims().blobs())
        .filter(blobs -> blobs.has(grant.weights()) && blobs.has(job.trainTokens()))
        .findFirst()
        .orElseThrow(() -> new IOException("What the lease starts from is not here."));
  }
}
