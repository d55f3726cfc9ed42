package dev.hearth.node.agent;

import dev.hearth.api.Sample;
import dev.hearth.api.SampleRequest;
import dev.hearth.api.SavedModel;
import dev.hearth.compute.Device;
import dev.hearth.node.local.ModelText;
import dev.hearth.node.model.ModelWriter;
import dev.hearth.node.model.WrittenModel;
import dev.hearth.node.store.FinishedRound;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.submit.Submitter;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Vocabulary;
import dev.hearth.training.files.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The models of the owner's jobs, as far as they are trained. */
final class Models {
  private final NodeStore store;
  private final Submitter submitter;
  private final Supplier<Device> device;

  Models(NodeStore store, Submitter submitter, Supplier<Device> device) {
    this.store = store;
    this.submitter = submitter;
    this.device = device;
  }

  /** Writes a finished job's model with its provenance. */
  SavedModel save(Hash job, Path folder) throws IOException {
    WrittenModel model = new ModelWriter(store.blobs()).write(submitter.history(job), folder);
    return new SavedModel(folder.toString(), model.weights().toString(), model.sha256().hex());
  }

  /** Text from the newest weights; blocks while it is written. */
  Sample sample(Hash job, SampleRequest request) throws IOException {
    JobSpec spec = spec(job);
    Vocabulary vocabulary = Vocabulary.read(bytes(spec.vocabulary()));
    try (Device opened = device.get()) {
      return new Sample(
          new ModelText(opened)
              .write(
                  newest(job, spec),
                  vocabulary,
                  request.prompt(),
                  request.tokens(),
                  request.temperature(),
                  request.seed()));
    }
  }

  private Weights newest(Hash job, JobSpec spec) throws IOException {
    List<FinishedRound> rounds = submitter.history(job).rounds();
    BlobId weights = rounds.isEmpty() ? spec.weights() : rounds.getLast().weights();
    return ModelFile.read(bytes(weights), spec.model());
  }

  private JobSpec spec(Hash job) {
    return submitter.history(job).job();
  }

  private byte[] bytes(BlobId blob) throws IOException {
    try (InputStream in = store.blobs().read(blob)) {
      return in.readAllBytes();
    }
  }
}
