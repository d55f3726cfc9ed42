package dev.hearth.node.worker;

import dev.hearth.compute.Device;
import dev.hearth.protocol.JobSpec;
import dev.hearth.training.Evaluation;
import dev.hearth.training.OuterState;
import dev.hearth.training.OuterStep;
import dev.hearth.training.StateRoot;
import dev.hearth.training.UpdateBlob;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.files.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A round's end on a device, whichever process it is in: a pure function of files, so computing it
 * again after a kill gives the same ones.
 */
record RoundRun(RoundUpdates round) {
  CombinedRound run(Device device) throws IOException {
    OuterState next =
        OuterStep.apply(device, round.job().hyperparameters(), state(), vectors(round.updates()));
    return new CombinedRound(
        written("weights", ModelFile.write(next.weights(), Map.of())),
        written("momentum", UpdateBlob.encode(next.momentum())),
        StateRoot.start(next.weights()),
        validationLoss(device, next.weights()));
  }

  private OuterState state() throws IOException {
    Weights weights = ModelFile.read(Files.readAllBytes(round.weights()), round.job().model());
    return round.momentum().isEmpty()
        ? OuterState.start(weights)
        : new OuterState(weights, vector(round.momentum().get()));
  }

  private List<float[]> vectors(List<Path> files) throws IOException {
    List<float[]> vectors = new ArrayList<>();
    for (Path file : files) {
      vectors.add(vector(file));
    }
    return vectors;
  }

  private float[] vector(Path file) throws IOException {
    return UpdateBlob.decode(Files.readAllBytes(file), round.job().model());
  }

  private Path written(String name, byte[] content) throws IOException {
    return Files.write(round.folder().resolve(name), content);
  }

  private float validationLoss(Device device, Weights weights) throws IOException {
    JobSpec job = round.job();
    byte[] tokens = Files.readAllBytes(round.validation());
    try (Evaluation evaluation = new Evaluation(device, weights.shape(), job.hyperparameters())) {
      return evaluation.loss(weights, Tokens.read(tokens, job.model().vocabulary()));
    }
  }
}
