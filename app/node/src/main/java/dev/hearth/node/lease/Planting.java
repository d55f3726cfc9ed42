package dev.hearth.node.lease;

import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.PlantCodes;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.audit.PlantCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Honest, but for what a job's payer has this node plant so that auditors have to look: it trains
 * as ever, and commits to a planted root in place of one of the states. Which of its leases that
 * is, the lot decides.
 */
public final class Planting implements Conduct {
  private static final int ONE_IN = 4;

  private final PlantCodes codes;
  private final PlantedLeases planted;
  private final RandomGenerator random;

  /**
   * @param random draws which leases, and what in them; nobody else may know it
   */
  public Planting(NodeStore store, RandomGenerator random) {
    this.codes = store.plantCodes();
    this.planted = new PlantedLeases(store.leases());
    this.random = random;
  }

  @Override
  public WorkerResult.Trained report(JobSpec job, Lease lease, WorkerResult.Trained trained) {
    Optional<PlantCode> code = codes.find(job.id());
    return code.isPresent() && !lease.isAudit() && isWanted(code.get()) && isDrawn()
        ? planted(code.get().root(lease.id()), trained)
        : trained;
  }

  private boolean isWanted(PlantCode code) {
    return planted.of(code).size() < codes.wanted(code.job());
  }

  private boolean isDrawn() {
    return random.nextInt(ONE_IN) == 0;
  }

  private WorkerResult.Trained planted(Hash root, WorkerResult.Trained trained) {
    List<Hash> states = new ArrayList<>(trained.stateRoots());
    states.set(place(states.size()), root);
    return new WorkerResult.Trained(
        trained.steps(), states, trained.updateRoot(), trained.update(), trained.loss());
  }

  /** Never the first of several: who looks at the beginning alone has not looked. */
  private int place(int states) {
    return states == 1 ? 0 : random.nextInt(1, states);
  }
}
