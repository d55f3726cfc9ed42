package dev.hearth.node.lease;

import dev.hearth.node.worker.Assignment;
import dev.hearth.node.worker.ProgressListener;
import dev.hearth.node.worker.Worker;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Trains nothing, always to the same result, unless told otherwise for a time. */
final class ScriptedWorker implements Worker {
  static final Hash ROOT = Hash.sha256(new byte[] {5});

  final Deque<Function<Assignment, CompletionStage<WorkerResult>>> scripts = new ArrayDeque<>();
  int assignments;
  int stops;

  @Override
  public CompletionStage<WorkerResult> train(Assignment assignment, ProgressListener listener) {
    assignments++;
    return scripts.isEmpty() ? trained(assignment) : scripts.poll().apply(assignment);
  }

  static CompletionStage<WorkerResult> trained(Assignment assignment) {
    try {
      Path update = Files.writeString(assignment.folder().resolve("update"), "an update");
      return CompletableFuture.completedFuture(
          new WorkerResult.Trained(4, List.of(ROOT, ROOT), ROOT, update, 2.5f));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    stops++;
  }

  @Override
  public void close() {}
}
