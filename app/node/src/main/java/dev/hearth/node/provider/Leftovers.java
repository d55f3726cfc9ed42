package dev.hearth.node.provider;

import dev.hearth.node.lease.LeaseBook;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.lease.WorkContent;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The content of a job that is over: of no more use, unless a dispute may need it. */
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  private final NodeKey key;
  private final BlobStore blobs;
  private final WorkContent work;
  private final LeaseBook book;

  Leftovers(NodeKey key, NodeStore store, LeaseBook book) {
    this.key = key;
    this.blobs = store.blobs();
    this.work = new WorkContent(store);
    this.book = book;
  }

  /** Leaves alone what may have to be claimed, see {@link #release}. */
  void clear(JobSpec job) {
    if (book.ofJob(job.id()).stream().noneMatch(Leftovers::mayBeNeeded)) {
      release(job);
    }
  }

  private static boolean mayBeNeeded(LeaseState lease) {
    return lease instanceof LeaseState.Disputed
        || lease.isUnpaid() && !lease.grant().keepers().isEmpty();
  }

  /**
   * Nothing is claimed any more. Leaves a job of this node's own alone: as its submitter it still
   * serves that content.
   */
  void release(JobSpec job) {
    if (job.submitter().equals(key.publicKey())) {
      return;
    }
    try {
      Set<BlobId> content = work.of(job);
      content.removeAll(work.besides(job));
      for (BlobId blob : content) {
        blobs.remove(blob);
      }
    } catch (IOException e) {
      LOG.warn("Content of job {} stays behind: {}", job.id().brief(), e.getMessage());
    }
  }
}
