package dev.hearth.node.agent;

import dev.hearth.api.Sample;
import dev.hearth.api.SampleRequest;
import dev.hearth.api.SavedModel;
import dev.hearth.node.model.ModelWriter;
import dev.hearth.node.model.WrittenModel;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.submit.JobHistory;
import dev.hearth.node.submit.Submitter;
import dev.hearth.node.worker.TextRequest;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.NodeKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The models of the owner's jobs, as far as they are trained. */
final class Models {
  private final NodeStore store;
  private final Submitter submitter;
  private final WorkerQueue computing;
  private final NodeKey key;

  Models(NodeStore store, Submitter submitter, WorkerQueue computing, NodeKey key) {
    this.store = store;
    this.submitter = submitter;
    this.computing = computing;
    this.key = key;
  }

  /** Writes a finished job's model with its provenance. */
  SavedModel save(Hash job, Path folder) throws IOException {
    WrittenModel model = new ModelWriter(store.blobs(), key).write(submitter.history(job), folder);
    return new SavedModel(folder.toString(), model.weights().toString(), model.sha256().hex());
  }

  /** Text from the newest weights; blocks while it is written, which the caller's leaving ends. */
  Sample sample(Hash job, SampleRequest request, CompletableFuture<Void> gone) throws IOException {
    JobHistory history = submitter.history(job);
    TextRequest text =
        new TextRequest(
            history.job(),
            store.blobs().file(newest(history)),
            store.blobs().file(history.job().vocabulary()),
            request.prompt(),
            request.tokens(),
            request.temperature(),
            request.seed());
    try {
      return new Sample(computing.run(worker -> worker.write(text), gone).join());
    } catch (CompletionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }

  private static BlobId newest(JobHistory history) {
    return history.rounds().isEmpty()
        ? history.job().weights()
        : history.rounds().getLast().weights();
  }
}
