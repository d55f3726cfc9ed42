package dev.hearth.node.claim;

import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnPlant;
import dev.hearth.node.store.OwnPlants;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.wallet.escrow.Claim;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the claims that hold what was planted in this node's own jobs. One caller at a time. */
final class ClaimedPlants {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimedPlants.class);

  private final OwnPlants found;
  private final EscrowGateway escrow;
  private final ClaimSource source;
  private final Set<Absence> absences = new HashSet<>();

  /** What was looked through once and does not hold the lease. */
  private record Absence(Hash claim, Hash lease) {}

  ClaimedPlants(NodeStore store, EscrowGateway escrow, ClaimSource source) {
    this.found = store.ownPlants();
    this.escrow = escrow;
    this.source = source;
  }

  /** Stored as soon as it is found: keepers do not keep it for long. */
  Optional<OwnPlant> find(JobSpec job, GrantedLease lease) throws IOException {
    for (Claim claim : escrow.claims(job).made(job.id())) {
      Optional<OwnPlant> plant =
          mayHold(claim, lease) ? lookOrLater(job, claim, lease) : Optional.empty();
      if (plant.isPresent()) {
        return plant;
      }
    }
    return Optional.empty();
  }

  private boolean mayHold(Claim claim, GrantedLease lease) {
    return claim.node().equals(lease.lease().node())
        && !absences.contains(new Absence(claim.id(), lease.id()));
  }

  /** One that nobody keeps any more does not stand in a later one's way. */
  private Optional<OwnPlant> lookOrLater(JobSpec job, Claim claim, GrantedLease lease) {
    try {
      return look(job, file(job, claim), lease);
    } catch (IOException | RuntimeException e) {
      LOG.info("Claim {} is looked through later: {}", claim.id().brief(), e.getMessage());
      return Optional.empty();
    }
  }

  /** One that is known already is in no need of keepers. */
  private ClaimFile file(JobSpec job, Claim claim) throws IOException {
    for (OwnPlant plant : found.ofJob(job.id())) {
      if (plant.work().isPresent()) {
        ClaimFile known = ClaimFile.of(plant.work().get());
        if (known.id().equals(claim.id())) {
          return known;
        }
      }
    }
    return source.file(job, claim);
  }

  private Optional<OwnPlant> look(JobSpec job, ClaimFile file, GrantedLease lease) {
    if (index(file, lease.result()) < 0) {
      absences.add(new Absence(file.id(), lease.id()));
      return Optional.empty();
    }
    OwnPlant plant =
        OwnPlant.claimed(
            lease.id(),
            job.id(),
            file.work(),
            "It is claimed on chain, and no auditor has passed it.");
    found.put(plant);
    return Optional.of(plant);
  }

  /** By what was committed to: a claim of the same lease with other values is none of ours. */
  static int index(ClaimFile file, Commitment commitment) {
    List<Hash> roots = file.commitments().stream().map(Commitment::root).toList();
    int index = roots.indexOf(commitment.root());
    return index >= 0 && file.commitments().get(index).lease().equals(commitment.lease())
        ? index
        : -1;
  }
}
