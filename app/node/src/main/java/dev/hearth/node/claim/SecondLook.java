package dev.hearth.node.claim;

import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.verifier.Verdict;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether refused work is right after all, by doing it again: a stake goes with it, and with it
 * everything else in the claim. Not for concurrent use.
 */
final class SecondLook {
  private static final Logger LOG = LoggerFactory.getLogger(SecondLook.class);

  private final Replays replays;
  private final BlobStore content;
  private final Map<Hash, Boolean> seen = new HashMap<>();

  SecondLook(Replays replays, BlobStore content) {
    this.replays = replays;
    this.content = content;
  }

  /** Whether the same bits come out; false also while that cannot be told. */
  boolean holds(JobSpec job, LeaseState lease) {
    Boolean known = seen.get(lease.id());
    return known != null ? known : look(job, lease);
  }

  private boolean look(JobSpec job, LeaseState lease) {
    try {
      Commitment again = replays.replay(job, lease.grant(), content);
      Commitment claimed = Commitment.decode(lease.committed().orElseThrow().body().toArray());
      boolean holds = Verdict.between(claimed, again) instanceof Verdict.Equal;
      seen.put(lease.id(), holds);
      return holds;
    } catch (IOException e) {
      LOG.info("Lease {} is looked at again later: {}", lease.id().brief(), e.getMessage());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
