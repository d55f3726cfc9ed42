package dev.hearth.node.lease;

import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnClaim;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.audit.PlantCode;
import java.util.List;

/**
 * In how many of its leases this node plants. One at a time: by the end of a plant its account is
 * known for it.
 */
public record PlantWish(NodeStore store) {

  /** What came of asking for one more. */
  public enum Answer {
    ASKED,
    /** It was asked before, and no lease was drawn yet. */
    WAITING,
    /** What was planted is not decided yet. */
    UNDER_WAY,
    /** There is another code for the job here, which may still be needed. */
    OTHER_CODE
  }

  public Answer ask(PlantCode code) {
    store.plantCodes().put(code);
    List<LeaseRecord> planted = planted(code);
    if (!store.plantCodes().find(code.job()).filter(code::equals).isPresent()) {
      return Answer.OTHER_CODE;
    }
    if (store.plantCodes().wanted(code.job()) > planted.size()) {
      return Answer.WAITING;
    }
    if (!planted.stream().allMatch(lease -> isDecided(code.job(), lease))) {
      return Answer.UNDER_WAY;
    }
    store.plantCodes().want(code.job(), planted.size() + 1);
    return Answer.ASKED;
  }

  /** Asks for no more than there are. */
  public void withdraw(PlantCode code) {
    store.plantCodes().want(code.job(), planted(code).size());
  }

  public List<LeaseRecord> planted(PlantCode code) {
    return new PlantedLeases(store.leases()).of(code);
  }

  private boolean isDecided(Hash job, LeaseRecord lease) {
    return store.ownClaims().ofJob(job).stream()
        .filter(claim -> !claim.isPending())
        .anyMatch(claim -> holds(claim, lease.id()));
  }

  private static boolean holds(OwnClaim claim, Hash lease) {
    return claim.work().grants().stream().anyMatch(grant -> grant.lease().id().equals(lease));
  }
}
