package dev.hearth.node.claim;

import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnDispute;
import dev.hearth.node.store.OwnJob;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Which disputes the chain that is followed now can say something about.
 *
 * @param chain its number
 */
public record Jurisdiction(NodeStore store, long chain, InstantSource clock) {
  /** Long after any claim is settled. */
  private static final Duration FORGOTTEN = Duration.ofDays(30);

  /** What a dispute was about is not known for ever; an old one of nobody knows where is left. */
  public boolean covers(OwnDispute dispute) {
    return job(dispute.matter().lease().job())
        .map(job -> job.escrow().chainId() == chain)
        .orElseGet(() -> dispute.matter().since().isAfter(clock.instant().minus(FORGOTTEN)));
  }

  private Optional<JobSpec> job(Hash id) {
    return store
        .jobs()
        .find(id)
        .map(KnownJob::spec)
        .or(
            () ->
                store.ownJobs().all().stream()
                    .map(OwnJob::spec)
                    .filter(job -> job.id().equals(id))
                    .findFirst());
  }
}
