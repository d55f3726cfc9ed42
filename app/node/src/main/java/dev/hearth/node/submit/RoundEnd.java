package dev.hearth.node.submit;

import dev.hearth.compute.Device;
import dev.hearth.node.store.FinishedRound;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.training.Evaluation;
import dev.hearth.training.OuterState;
import dev.hearth.training.OuterStep;
import dev.hearth.training.StateRoot;
import dev.hearth.training.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a round's accepted updates the weights of the next: a pure function of blobs, so computing
 * it again after a kill gives the same ones.
 *
 * @param start the weights the round started from
 * @param before the round before, whose momentum goes on
 * @param accepted in the order of the shards
 */
record RoundEnd(
    JobContent content,
    int round,
    BlobId start,
    Optional<FinishedRound> before,
    List<Commitment> accepted) {

  FinishedRound compute(Device device) throws IOException {
    OuterState next = OuterStep.apply(device, content.job().hyperparameters(), state(), updates());
    return new FinishedRound(
        round,
        content.keep(next.weights()),
        content.keepVector(next.momentum()),
        StateRoot.start(next.weights()),
        trainLoss(),
        validationLoss(device, next.weights()));
  }

  private OuterState state() throws IOException {
    Weights weights = content.weights(start);
    return before.isEmpty()
        ? OuterState.start(weights)
        : new OuterState(weights, content.update(before.get().momentum()));
  }

  private List<float[]> updates() throws IOException {
    List<float[]> updates = new ArrayList<>();
    for (Commitment commitment : accepted) {
      updates.add(content.update(commitment.update()));
    }
    return updates;
  }

  private float trainLoss() {
    return (float) accepted.stream().mapToDouble(Commitment::loss).average().orElseThrow();
  }

  private float validationLoss(Device device, Weights weights) throws IOException {
    int batch = content.job().hyperparameters().batch();
    try (Evaluation evaluation = new Evaluation(device, weights.shape(), batch)) {
      return evaluation.loss(weights, content.validationTokens());
    }
  }
}
