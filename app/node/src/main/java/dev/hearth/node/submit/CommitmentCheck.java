package dev.hearth.node.submit;

import dev.hearth.node.store.GrantedLease;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.MalformedException;
import dev.hearth.training.StateRoot;
import dev.hearth.verifier.Verdict;
import java.io.IOException;
import java.util.Optional;

/** What can be told of a commitment without training anything. */
record CommitmentCheck(JobContent content) {

  /** Whether it covers the lease, with an update of the right size; if not, a reason to refuse. */
  Optional<String> shape(GrantedLease lease, Commitment commitment) {
    if (!Float.isFinite(commitment.loss())) {
      return Optional.of("The loss is not a number.");
    }
    Hyperparameters wanted = content.job().hyperparameters();
    long size = lease.lease().isAudit() ? 0 : content.job().model().parameters() * Float.BYTES;
    boolean fits =
        commitment.steps() == wanted.steps()
            && commitment.stateRoots().size() == wanted.segments()
            && commitment.update().size() == size;
    return fits
        ? Optional.empty()
        : Optional.of(Answers.unequal(new Verdict.Place.Length(), wanted.segments()));
  }

  /** Whether the update in the store is the one that was committed to. */
  Optional<String> update(Commitment commitment) throws IOException {
    try {
      Hyperparameters wanted = content.job().hyperparameters();
      return StateRoot.ofUpdate(content.job().model(), content.update(commitment.update()))
              .equals(commitment.updateRoot())
          ? Optional.empty()
          : Optional.of(Answers.unequal(new Verdict.Place.Update(), wanted.segments()));
    } catch (MalformedException e) {
      return Optional.of("The update does not read: " + e.getMessage() + ".");
    }
  }
}
