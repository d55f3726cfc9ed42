package dev.hearth.node.store;

import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Hash;

/**
 * A claim of this node's own.
 *
 * @param id its name on chain
 * @param note what became of it, in a sentence
 */
public record OwnClaim(Hash id, Hash job, ClaimedWork work, Phase phase, String note) {

  /** How far a claim got. Names are stored. */
  public enum Phase {
    /** About to be on the chain, or there: the chain knows. */
    SENT,
    MADE,
    PAID,
    /** One of its leases was disproved, or its time ran out. */
    LOST
  }

  public OwnClaim in(Phase next, String why) {
    return new OwnClaim(id, job, work, next, why);
  }

  /** Whether more will happen to it. */
  public boolean isPending() {
    return phase == Phase.SENT || phase == Phase.MADE;
  }
}
