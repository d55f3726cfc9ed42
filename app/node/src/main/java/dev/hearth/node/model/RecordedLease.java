package dev.hearth.node.model;

import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.PeerId;

/** A lease of a model's history whose signatures hold, and what its provider committed to. */
record RecordedLease(
    Lease lease, BlobId weights, Commitment commitment, PeerId provider, boolean accepted) {
  boolean isTraining() {
    return accepted && !lease.isAudit();
  }
}
