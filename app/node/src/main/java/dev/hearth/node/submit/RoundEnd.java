package dev.hearth.node.submit;

import dev.hearth.node.store.FinishedRound;
import dev.hearth.node.worker.CombinedRound;
import dev.hearth.node.worker.RoundUpdates;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A round's accepted updates on their way to the weights of the next: a pure function of blobs, so
 * computing it again after a kill gives the same ones.
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

  /** For a worker to combine; what comes of it goes into the folder. */
  RoundUpdates updates(Path folder) {
    return new RoundUpdates(
        content.job(),
        content.file(start),
        before.map(FinishedRound::momentum).map(content::file),
        accepted.stream().map(Commitment::update).map(content::file).toList(),
        content.file(content.job().validationTokens()),
        folder);
  }

  /** With the combined files kept as blobs; fails with IOException when there is no room. */
  CompletionStage<FinishedRound> finished(CombinedRound combined) {
    try {
      return CompletableFuture.completedStage(
          new FinishedRound(
              round,
              content.keep(combined.weights()),
              content.keep(combined.momentum()),
              combined.startRoot(),
              trainLoss(),
              combined.validationLoss()));
    } catch (IOException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private float trainLoss() {
    return (float) accepted.stream().mapToDouble(Commitment::loss).average().orElseThrow();
  }
}
