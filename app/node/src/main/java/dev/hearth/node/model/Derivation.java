package dev.hearth.node.model;

import dev.hearth.compute.Device;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.training.StateRoot;
import dev.hearth.training.Weights;
import dev.hearth.training.files.ModelFile;
import dev.hearth.verifier.RoundReplayer;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Whether a model follows from its leases: every round has to start from the weights that the
 * rounds before give, and the model has to be what the last one gives. All rounds are computed
 * rather than some, because each leans on the momentum of all before it.
 */
record Derivation(JobSpec job, Provenance manifest, List<RecordedLease> leases) {

  /** The model's weights; throws MalformedException at the first round that does not follow. */
  Weights derive(HistoryFolder history, Device device) throws IOException {
    Weights first = ModelFile.read(history.read(job.weights()), job.model());
    RoundReplayer rounds = new RoundReplayer(job, first, device);
    for (Provenance.Round round : manifest.rounds()) {
      requireStart(round, rounds.weights());
      rounds.step(updates(round.round()), history::read);
    }
    ProvenanceCheck.require(
        manifest.weights().equals(name(rounds.weights())),
        "its weights are not what the updates of the last round give");
    return rounds.weights();
  }

  private static void requireStart(Provenance.Round round, Weights derived)
      throws MalformedException {
    boolean follows =
        round.start().equals(name(derived))
            && round.startRoot().equals(StateRoot.start(derived).hex());
    ProvenanceCheck.require(
        follows,
        "round "
            + (round.round() + 1)
            + " does not start from the weights that the updates before it give");
  }

  private List<Commitment> updates(int round) {
    return leases.stream()
        .filter(lease -> lease.isTraining() && lease.lease().round() == round)
        .sorted(Comparator.comparing(lease -> lease.lease().shard()))
        .map(RecordedLease::commitment)
        .toList();
  }

  private static String name(Weights weights) {
    return BlobNames.of(BlobId.of(ModelFile.write(weights, Map.of())));
  }
}
