package dev.hearth.node.claim;

import dev.hearth.node.store.BlobStore;
import dev.hearth.node.submit.JobContent;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.MalformedException;
import dev.hearth.training.StateRoot;
import dev.hearth.training.files.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Whether what is in a store is what the leases of a claim start from, read and came to. */
record Exhibits(JobContent content) {
  static Exhibits of(JobSpec job, BlobStore blobs) {
    return new Exhibits(new JobContent(job, blobs));
  }

  /** Why not, in a sentence; empty when it is. Throws IOException when the disk fails. */
  Optional<String> fault(ClaimFile file) throws IOException {
    for (int index = 0; index < file.list().size(); index++) {
      Optional<String> fault =
          fault(file.work().grants().get(index), file.commitments().get(index));
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private Optional<String> fault(Grant grant, Commitment commitment) throws IOException {
    try {
      return faultInRoots(grant, commitment);
    } catch (MalformedException e) {
      return Optional.of("What is claimed does not read: " + e.getMessage() + ".");
    }
  }

  private Optional<String> faultInRoots(Grant grant, Commitment commitment) throws IOException {
    Lease lease = grant.lease();
    JobSpec job = content.job();
    byte[] weights = Files.readAllBytes(content.file(grant.weights()));
    if (!StateRoot.start(ModelFile.read(weights, job.model())).equals(lease.startRoot())) {
      return Optional.of("The weights are not those that the lease starts from.");
    }
    if (!content.inputsRoot(lease.round(), lease.shard()).equals(lease.inputsRoot())) {
      return Optional.of("The text is not what the lease reads.");
    }
    return lease.isAudit()
            || StateRoot.ofUpdate(job.model(), content.update(commitment.update()))
                .equals(commitment.updateRoot())
        ? Optional.empty()
        : Optional.of("The update is not what was committed to.");
  }
}
