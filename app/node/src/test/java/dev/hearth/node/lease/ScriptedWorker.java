package dev.hearth.node.lease;

import dev.hearth.node.device.DeviceReport;
import dev.hearth.node.worker.Assignment;
import dev.hearth.node.worker.CombinedRound;
import dev.hearth.node.worker.MoveRequest;
import dev.hearth.node.worker.ProductRequest;
import dev.hearth.node.worker.ProgressListener;
import dev.hearth.node.worker.RoundUpdates;
import dev.hearth.node.worker.TextRequest;
import dev.hearth.node.worker.Worker;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Move;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/** Trains nothing, always to the same result, unless told otherwise for a time. */
public final class ScriptedWorker implements Worker {
  public static final Hash ROOT = Hash.sha256(new byte[] {5});

  public final Deque<Function<Assignment, CompletionStage<WorkerResult>>> scripts =
      new ArrayDeque<>();

  /** What it was told, in order. */
  public final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  volatile ProgressListener listener;
  int assignments;

  @Override
  public CompletionStage<WorkerResult> train(Assignment assignment, ProgressListener heard) {
    assignments++;
    listener = heard;
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
  public CompletionStage<CombinedRound> combine(RoundUpdates updates) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<Long> multiply(ProductRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<String> write(TextRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<Optional<String>> selfTest() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<DeviceReport> benchmark(Duration each, DoubleConsumer progress) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<Optional<Move>> move(MoveRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void pace(int percent) {
    told.add("pace " + percent);
  }

  @Override
  public void stop() {
    told.add("stop");
  }

  @Override
  public void release() {
    told.add("release");
  }

  @Override
  public void close() {}
}
