package dev.hearth.node.claim;

import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.verifier.Verdict;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what is false in a claim: what this node has not accepted itself, it computes again. */
record Examination(NodeStore store, Replays replays) {

  /** The first lease that is; empty when the whole claim is right. */
  OptionalInt falseLease(ClaimFile file) throws IOException, InterruptedException {
    Map<Hash, GrantedLease> granted = granted(file.job());
    for (int index = 0; index < file.list().size(); index++) {
      Commitment claimed = file.commitments().get(index);
      if (!isAccepted(granted.get(claimed.lease()), claimed)
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

  private boolean holds(JobSpec job, Grant grant, Commitment claimed)
      throws IOException, InterruptedException {
    Commitment truth = replays.replay(job, grant, new LeaseContent(store).of(job, grant));
    return Verdict.between(claimed, truth) instanceof Verdict.Equal;
  }
}
