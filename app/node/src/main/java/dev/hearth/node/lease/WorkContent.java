package dev.hearth.node.lease;

import dev.hearth.node.store.FinishedRound;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.Jobs;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.Leases;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnClaims;
import dev.hearth.node.store.OwnJob;
import dev.hearth.node.store.OwnJobs;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Signed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What this node's leases start from, read and came to, and what its own jobs are made of. */
public final class WorkContent {
  private final Jobs jobs;
  private final Leases leases;
  private final OwnClaims claims;
  private final OwnJobs ownJobs;

  public WorkContent(NodeStore store) {
    this.jobs = store.jobs();
    this.leases = store.leases();
    this.claims = store.ownClaims();
    this.ownJobs = store.ownJobs();
  }

  /** Of one job; throws IOException for what does not read. */
  public Set<BlobId> of(JobSpec job) throws IOException {
    Set<BlobId> content = new HashSet<>(Set.of(job.trainTokens()));
    for (LeaseRecord lease : leases.ofJob(job.id())) {
      content.add(lease.grant().weights());
      if (lease.commitment().isPresent()) {
        content.add(update(lease.commitment().get()));
      }
    }
    return content;
  }

  /**
   * Of all jobs under way but one, and of the own ones. Jobs on one text share its tokens, jobs of
   * one seed their first weights, and equal jobs whatever comes of them.
   */
  public Set<BlobId> besides(JobSpec job) throws IOException {
    Set<BlobId> needed = own();
    for (KnownJob other : underWay()) {
      if (!other.spec().id().equals(job.id())) {
        needed.addAll(of(other.spec()));
      }
    }
    return needed;
  }

  /** Of all jobs under way that it has leases of, and of the own ones. */
  public Set<BlobId> all() throws IOException {
    Set<BlobId> needed = own();
    for (KnownJob job : underWay()) {
      if (!leases.ofJob(job.spec().id()).isEmpty()) {
        needed.addAll(of(job.spec()));
      }
    }
    return needed;
  }

  /** Served, and read for models, for as long as the job is remembered. */
  private Set<BlobId> own() throws IOException {
    Set<BlobId> needed = new HashSet<>();
    for (JobSpec job : ownJobs.all().stream().map(OwnJob::spec).toList()) {
      needed.addAll(
          List.of(job.weights(), job.trainTokens(), job.validationTokens(), job.vocabulary()));
      for (FinishedRound round : ownJobs.rounds(job.id())) {
        needed.addAll(List.of(round.weights(), round.momentum()));
      }
      for (GrantedLease lease : ownJobs.leases(job.id())) {
        if (lease.commitment().isPresent()) {
          needed.add(lease.result().update());
        }
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

  private static BlobId update(Signed commitment) throws IOException {
    return Commitment.decode(commitment.body().toArray()).update();
  }
}
