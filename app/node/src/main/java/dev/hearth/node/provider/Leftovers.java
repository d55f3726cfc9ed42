package dev.hearth.node.provider;

import dev.hearth.node.lease.LeaseBook;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.Jobs;
import dev.hearth.node.store.KnownJob;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The content of a job that is over: of no more use, unless a dispute may need it. */
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  private final NodeKey key;
  private final BlobStore blobs;
  private final Jobs jobs;
  private final LeaseBook book;

  Leftovers(NodeKey key, BlobStore blobs, Jobs jobs, LeaseBook book) {
    this.key = key;
    this.blobs = blobs;
    this.jobs = jobs;
    this.book = book;
  }

  /** Leaves a job of this node's own alone: as its submitter it still serves that content. */
  void clear(JobSpec job) {
    List<LeaseState> leases = book.ofJob(job.id());
    boolean disputed = leases.stream().anyMatch(LeaseState.Disputed.class::isInstance);
    if (disputed || job.submitter().equals(key.publicKey())) {
      return;
    }
    try {
      Set<BlobId> content = content(job, leases);
      content.removeAll(neededByOthers(job));
      for (BlobId blob : content) {
        blobs.remove(blob);
      }
    } catch (IOException e) {
      LOG.warn("Content of job {} stays behind: {}", job.id().brief(), e.getMessage());
    }
  }

  /** Jobs on one text share its tokens, and equal jobs whatever comes of them. */
  private Set<BlobId> neededByOthers(JobSpec job) throws IOException {
    Set<BlobId> needed = new HashSet<>();
    for (KnownJob other : jobs.open()) {
      if (!other.spec().id().equals(job.id())) {
        needed.addAll(content(other.spec(), book.ofJob(other.spec().id())));
      }
    }
    return needed;
  }

  private static Set<BlobId> content(JobSpec job, List<LeaseState> leases) throws IOException {
    Set<BlobId> content = new HashSet<>(Set.of(job.trainTokens()));
    for (LeaseState lease : leases) {
      content.add(lease.grant().weights());
      if (lease instanceof LeaseState.Committed committed) {
        content.add(update(committed.commitment()));
      } else if (lease instanceof LeaseState.Settled settled) {
        content.add(update(settled.commitment()));
      } else if (lease instanceof LeaseState.Refused refused) {
        content.add(update(refused.commitment()));
      }
    }
    return content;
  }

  private static BlobId update(Signed commitment) throws IOException {
    return Commitment.decode(commitment.body().toArray()).update();
  }
}
