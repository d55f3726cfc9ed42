package dev.hearth.node.provider;

import dev.hearth.node.lease.LeaseBook;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.Jobs;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnClaims;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import java.io.IOException;
import java.util.ArrayList;
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
  private final OwnClaims claims;
  private final LeaseBook book;

  Leftovers(NodeKey key, NodeStore store, LeaseBook book) {
    this.key = key;
    this.blobs = store.blobs();
    this.jobs = store.jobs();
    this.claims = store.ownClaims();
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
    List<LeaseState> leases = book.ofJob(job.id());
    if (job.submitter().equals(key.publicKey())) {
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
    for (KnownJob other : underWay()) {
      if (!other.spec().id().equals(job.id())) {
        needed.addAll(content(other.spec(), book.ofJob(other.spec().id())));
      }
    }
    return needed;
  }

  /** What is claimed may be disputed after its job. */
  private List<KnownJob> underWay() {
    List<KnownJob> jobs = new ArrayList<>(this.jobs.open());
    claims.pending().forEach(claim -> this.jobs.find(claim.job()).ifPresent(jobs::add));
    return jobs;
  }

  private static Set<BlobId> content(JobSpec job, List<LeaseState> leases) throws IOException {
    Set<BlobId> content = new HashSet<>(Set.of(job.trainTokens()));
    for (LeaseState lease : leases) {
      content.add(lease.grant().weights());
      if (lease.committed().isPresent()) {
        content.add(update(lease.committed().get()));
      }
    }
    return content;
  }

  private static BlobId update(Signed commitment) throws IOException {
    return Commitment.decode(commitment.body().toArray()).update();
  }
}
