package dev.hearth.node.claim;

import dev.hearth.node.lease.WorkContent;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnJob;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Content that is here while a claim is looked at, and that nothing else of this node needs. */
record Borrowing(NodeStore store) {

  /** To be said before it is brought: a fetch that was broken off leaves a part behind. */
  void bring(Hash claim, BlobId blob) {
    if (!store.blobs().has(blob) || store.borrowed().has(blob)) {
      store.borrowed().put(claim, blob);
    }
  }

  /** The claim is decided. What a job of this node's own has is served by its submitter. */
  void giveBack(JobSpec job, Hash claim) throws IOException {
    List<BlobId> blobs = store.borrowed().of(claim);
    store.borrowed().remove(claim);
    boolean own = store.ownJobs().all().stream().map(OwnJob::id).anyMatch(job.id()::equals);
    if (blobs.isEmpty() || own) {
      return;
    }
    Set<BlobId> needed = new WorkContent(store).all();
    for (BlobId blob : blobs) {
      if (!needed.contains(blob) && !store.borrowed().has(blob)) {
        store.blobs().remove(blob);
      }
    }
  }
}
