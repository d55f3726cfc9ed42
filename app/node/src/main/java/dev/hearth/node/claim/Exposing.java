package dev.hearth.node.claim;

import dev.hearth.api.PlantView;
import dev.hearth.host.Host;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnJob;
import dev.hearth.node.store.OwnPlant;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.audit.PlantCode;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Planted;
import dev.hearth.wallet.audit.VerdictState;
import dev.hearth.wallet.audit.VerdictState.Phase;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.escrow.ClaimState;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the wrong roots that were planted in this node's own jobs, and takes the bond of an
 * auditor that says that one matches. What is stored and what the chain says is all there is to
 * know. One caller at a time.
 */
public final class Exposing {
  private static final Logger LOG = LoggerFactory.getLogger(Exposing.class);

  /** Longer than a claim in a job is undecided after its deadline. */
  private static final Duration FORGOTTEN = Duration.ofDays(30);

  /** The most that showing one takes, of a claim with as many leases as one may have. */
  private static final int GAS = 200_000;

  private final Funds funds;
  private final EscrowGateway escrow;
  private final Audits audits;
  private final NodeStore store;
  private final ClaimSource source;
  private final InstantSource clock;
  private final Set<Hash> unplanted = new HashSet<>();
  private final Map<Hash, String> lacking = new ConcurrentHashMap<>();

  /**
   * @param funds whose purse pays the gas
   */
  public Exposing(
      Funds funds,
      EscrowGateway escrow,
      Audits audits,
      NodeStore store,
      Host host,
      InstantSource clock) {
    this.funds = funds;
    this.escrow = escrow;
    this.audits = audits;
    this.store = store;
    this.source = new ClaimSource(store, escrow, new KeeperLink(host));
    this.clock = clock;
  }

  /** As far as it can be taken now. */
  public void look() {
    for (OwnJob job : store.ownJobs().all()) {
      if (isUnderWay(job.spec())) {
        store.plantCodes().find(job.id()).ifPresent(code -> look(job.spec(), code));
      }
    }
  }

  private boolean isUnderWay(JobSpec job) {
    long oldest = clock.instant().minus(FORGOTTEN).getEpochSecond();
    return job.escrow().chainId() == funds.chain().id() && job.deadline() >= oldest;
  }

  private void look(JobSpec job, PlantCode code) {
    for (GrantedLease lease : store.ownJobs().leases(job.id())) {
      if (lease.is(GrantedLease.Phase.PLANTED)) {
        lookOrLater(job, code, lease);
      }
    }
  }

  private void lookOrLater(JobSpec job, PlantCode code, GrantedLease lease) {
    try {
      Optional<OwnPlant> known = store.ownPlants().find(lease.id());
      Optional<OwnPlant> plant = known.isPresent() ? known : claimed(job, lease);
      if (plant.filter(OwnPlant::isPending).isPresent()) {
        follow(code, plant.get(), lease.result());
      }
    } catch (IOException | RuntimeException e) {
      LOG.info("Plant {} is looked at later: {}", lease.id().brief(), e.getMessage());
    }
  }

  /** Stored as soon as it is found: keepers do not keep it for long. */
  private Optional<OwnPlant> claimed(JobSpec job, GrantedLease lease) throws IOException {
    for (Claim claim : escrow.claims(job).made(job.id())) {
      boolean mayBe = claim.node().equals(lease.lease().node()) && !unplanted.contains(claim.id());
      Optional<OwnPlant> plant = mayBe ? claimed(job, lease, claim) : Optional.empty();
      if (plant.isPresent()) {
        return plant;
      }
    }
    return Optional.empty();
  }

  private Optional<OwnPlant> claimed(JobSpec job, GrantedLease lease, Claim claim)
      throws IOException {
    ClaimFile file = source.file(job, claim);
    if (index(file, lease.result()) < 0) {
      unplanted.add(claim.id());
      return Optional.empty();
    }
    OwnPlant plant =
        new OwnPlant(
            lease.id(),
            job.id(),
            file.work(),
            PlantView.State.CLAIMED,
            "It is claimed on chain, and no auditor has passed it.");
    store.ownPlants().put(plant);
    return Optional.of(plant);
  }

  /** By what was committed to: a claim of the same lease with other values is none of ours. */
  private static int index(ClaimFile file, Commitment commitment) {
    List<Hash> roots = file.commitments().stream().map(Commitment::root).toList();
    int index = roots.indexOf(commitment.root());
    return index >= 0 && file.commitments().get(index).lease().equals(commitment.lease())
        ? index
        : -1;
  }

  private void follow(PlantCode code, OwnPlant plant, Commitment commitment) throws IOException {
    ClaimFile file = ClaimFile.of(plant.work());
    int index = index(file, commitment);
    VerdictState verdict = audits.verdict(code.pot(), file.id(), index);
    boolean said = verdict.phase() == Phase.REVEALED || verdict.phase() == Phase.SETTLED;
    if (verdict.forfeited()) {
      exposed(plant, verdict);
    } else if (said && verdict.matches()) {
      expose(code, plant, file, index);
    } else {
      endIfOver(plant, file, verdict);
    }
  }

  private void expose(PlantCode code, OwnPlant plant, ClaimFile file, int index)
      throws IOException {
    WalletKey purse = funds.purse().gas();
    Optional<String> lack = funds.raise(purse.address(), funds.chain().gasPrice().times(GAS));
    if (lack.isPresent()) {
      lacking.put(
          plant.lease(),
          "An auditor passed a wrong root that was planted in “%s”, and its bond is not taken yet. %s"
              .formatted(file.job().title(), lack.get()));
      return;
    }
    Commitment commitment = file.commitments().get(index);
    Planted planted =
        new Planted(
            file.job().escrow(),
            file.list(),
            index,
            commitment,
            code.place(commitment).orElseThrow(),
            code.salt(commitment.lease()));
    audits.expose(purse, code.pot(), file.id(), planted).orThrow();
    exposed(plant, audits.verdict(code.pot(), file.id(), index));
  }

  private void exposed(OwnPlant plant, VerdictState verdict) {
    end(
        plant,
        PlantView.State.EXPOSED,
        "The auditor %s said that it matches, and has lost its bond.".formatted(verdict.auditor()));
  }

  /** What was committed to before a claim fell may still be shown. */
  private void endIfOver(OwnPlant plant, ClaimFile file, VerdictState verdict) throws IOException {
    ClaimState state = escrow.claims(file.job()).state(file.claim()).orElseThrow();
    Instant now = Window.now(escrow, clock);
    boolean waits = verdict.phase() == Phase.COMMITTED && !Lots.isLate(verdict, now);
    if (state.isVoid() && !waits) {
      end(plant, PlantView.State.FOUND, "It was challenged, and the stake of its claim is lost.");
    } else if (Window.isOver(state, now) && state.open() == 0 && !waits) {
      end(
          plant,
          PlantView.State.OVER,
          "Nobody challenged it, and no auditor that was drawn for it said that it matches.");
    }
  }

  private void end(OwnPlant plant, PlantView.State state, String sentence) {
    store.ownPlants().put(plant.in(state, sentence));
    lacking.remove(plant.lease());
    LOG.info("Plant {} in job {}: {}", plant.lease().brief(), plant.job().brief(), sentence);
  }

  /** What it has no money for, while it is so. For any thread. */
  public Optional<String> notice() {
    return lacking.values().stream().findFirst();
  }
}
