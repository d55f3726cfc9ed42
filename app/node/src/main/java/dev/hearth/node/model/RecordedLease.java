package dev.hearth.node.model;

import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.PeerId;

/**
 * A lease whose signatures hold, and what its provider committed to.
 *
 * @param weights the blob of the weights that it starts from
 */
public record RecordedLease(
    Lease lease, BlobId weights, Commitment commitment, PeerId provider, boolean accepted) {
  boolean isTraining() {
    return accepted && !lease.isAudit();
  }
}
