package dev.hearth.node.store;

import dev.hearth.api.PlantView;
import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Hash;
import java.util.Optional;

/**
 * A wrong root that was planted in a job of this node's own and is claimed, or over. It is kept
 * apart from the claims that this node keeps for others: whoever asks for one of these by its name
 * is given it, and would know by that which of all claims is planted.
 *
 * @param work what is under the claim's root; empty when none was seen
 * @param note how it stands, in a sentence
 */
public record OwnPlant(
    Hash lease, Hash job, Optional<ClaimedWork> work, PlantView.State state, String note) {

  public static OwnPlant claimed(Hash lease, Hash job, ClaimedWork work, String note) {
    return new OwnPlant(lease, job, Optional.of(work), PlantView.State.CLAIMED, note);
  }

  /** No claim that holds it was seen while it could be. */
  public static OwnPlant unseen(Hash lease, Hash job, String note) {
    return new OwnPlant(lease, job, Optional.empty(), PlantView.State.OVER, note);
  }

  public OwnPlant in(PlantView.State next, String sentence) {
    return new OwnPlant(lease, job, work, next, sentence);
  }

  /** Whether more may happen to it. */
  public boolean isPending() {
    return state == PlantView.State.CLAIMED;
  }
}
