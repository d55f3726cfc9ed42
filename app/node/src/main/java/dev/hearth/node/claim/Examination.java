package dev.hearth.node.claim;

import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnJob;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.verifier.Verdict;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds what is false in a claim: what this node has not accepted itself, it computes again, but
 * for roots that it knows to be planted. Not for concurrent use.
 */
final class Examination {
  private final NodeStore store;
  private final Replays replays;
  private final BooleanSupplier spare;
  private final Set<Hash> right = new HashSet<>();

  /**
   * @param spare whether this machine may compute for others now; asked before each lease of theirs
   */
  Examination(NodeStore store, Replays replays, BooleanSupplier spare) {
    this.store = store;
    this.replays = replays;
    this.spare = spare;
  }

  /**
   * The first lease that is; empty when the whole claim is right. Throws IOException when that
   * cannot be told now; what was found right so far is not computed again.
   */
  OptionalInt falseLease(ClaimFile file) throws IOException, InterruptedException {
    Map<Hash, GrantedLease> granted = granted(file.job());
    for (int index = 0; index < file.list().size(); index++) {
      Commitment claimed = file.commitments().get(index);
      if (!isAccepted(granted.get(claimed.lease()), claimed)
          && !store.plantCodes().know(file.job().id(), claimed)
          && !holds(file.job(), file.work().grants().get(index), claimed)) {
        return OptionalInt.of(index);
      }
    }
    return OptionalInt.empty();
  }

  private Map<Hash, GrantedLease> granted(JobSpec job) {
    return store.ownJobs().leases(job.id()).stream()
        .collect(Collectors.toMap(GrantedLease::id, Function.identity()));
  }

  private static boolean isAccepted(GrantedLease lease, Commitment claimed) {
    return lease != null
        && lease.is(GrantedLease.Phase.ACCEPTED)
        && lease.result().root().equals(claimed.root());
  }

  /** A stake goes with a challenge, so that what differs is looked at twice: a device may slip. */
  private boolean holds(JobSpec job, Grant grant, Commitment claimed)
      throws IOException, InterruptedException {
    Hash known = Hash.sha256(claimed.encode());
    if (!right.contains(known)) {
      askForTime(job);
      if (differs(job, grant, claimed) && differs(job, grant, claimed)) {
        return false;
      }
      right.add(known);
    }
    return true;
  }

  /** What an owner pays for may be computed while it sits there; what it keeps for others waits. */
  private void askForTime(JobSpec job) throws IOException {
    boolean own = store.ownJobs().all().stream().map(OwnJob::id).anyMatch(job.id()::equals);
    if (!own && !spare.getAsBoolean()) {
      throw new IOException("this machine computes nothing for others now");
    }
  }

  private boolean differs(JobSpec job, Grant grant, Commitment claimed)
      throws IOException, InterruptedException {
    Commitment truth = replays.replay(job, grant, new LeaseContent(store).of(job, grant));
    return !(Verdict.between(claimed, truth) instanceof Verdict.Equal);
  }
}
