package dev.hearth.node.store;

import dev.hearth.api.PlantView;
import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Hash;

/**
 * A wrong root that was planted in a job of this node's own and is claimed. It is kept apart from
 * the claims that this node keeps for others: whoever asks for one of these by its name is given
 * it, and would know by that which of all claims is planted.
 *
 * @param work what is under the claim's root
 * @param note how it stands, in a sentence
 */
public record OwnPlant(Hash lease, Hash job, ClaimedWork work, PlantView.State state, String note) {

  public OwnPlant in(PlantView.State next, String sentence) {
    return new OwnPlant(lease, job, work, next, sentence);
  }

  /** Whether more may happen to it. */
  public boolean isPending() {
    return state == PlantView.State.CLAIMED;
  }
}
