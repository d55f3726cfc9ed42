package dev.hearth.node.submit;

import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.protocol.Commitment;
import java.io.IOException;
import java.util.Optional;

/** Brings in what a commitment speaks of and looks whether it holds together. Blocks. */
record CommitmentIntake(CommitmentCheck check, UpdateSource updates) {

  /**
   * Why the commitment cannot be right; empty when it may be. Throws IOException, saying why, when
   * the update could not be had.
   */
  Optional<String> fault(GrantedLease lease, Commitment commitment) throws IOException {
    Optional<String> fault = check.shape(lease, commitment);
    if (fault.isPresent() || lease.lease().isAudit()) {
      return fault;
    }
    switch (updates.fetch(lease.holder(), commitment.update())) {
      case BlobOutcome.Stored _ -> {
        return check.update(commitment);
      }
      case BlobOutcome.DiskFull full -> throw new IOException(full.sentence());
      case BlobOutcome.WrongContent _ -> throw new IOException("it came with other bytes");
    }
  }
}
