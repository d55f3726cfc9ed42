package dev.hearth.node.claim;

import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.store.KeptClaim;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.PeerId;
import dev.hearth.wallet.escrow.Claim;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is under claims' roots, kept here or by the jobs' keepers. */
record ClaimSource(NodeStore store, EscrowGateway escrow, KeeperLink link) {

  /** Throws IOException when nobody who is reached has it. */
  ClaimFile file(JobSpec job, Claim claim) throws IOException {
    Optional<KeptClaim> kept = store.keptClaims().find(claim.id());
    return kept.isPresent() ? ClaimFile.of(kept.get()) : askKeepers(job, claim);
  }

  private ClaimFile askKeepers(JobSpec job, Claim claim) throws IOException {
    IOException last = new IOException("no keeper of the job is known");
    for (PeerId keeper : keepers(job)) {
      try {
        return link.claimed(keeper, claim.id());
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  /** Those of the job's keepers that this node knows as peers. */
  List<PeerId> keepers(JobSpec job) throws IOException {
    link.remember(store.ownJobs().keepers(job.id()));
    List<PeerId> known = new ArrayList<>();
    for (Address keeper : escrow.claims(job).terms(job.id()).orElseThrow().keepers()) {
      link.peer(keeper).ifPresent(known::add);
    }
    return known;
  }
}
