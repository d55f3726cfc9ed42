package dev.hearth.node.lease;

import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.worker.Assignment;
import dev.hearth.node.worker.Worker;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Trains, puts the update where the submitter can fetch it, and signs the commitment. */
final class TrainingPhase {
  private static final BlobId NO_UPDATE = BlobId.of(new byte[0]);

  private final NodeKey key;
  private final NodeStore store;
  private final Worker worker;
  private final Conduct conduct;
  private final PauseGate gate;
  private final Retry retry;
  private final LeaseListener listener;

  TrainingPhase(
      NodeKey key,
      NodeStore store,
      Worker worker,
      Conduct conduct,
      PauseGate gate,
      Retry retry,
      LeaseListener listener) {
    this.key = key;
    this.store = store;
    this.worker = worker;
    this.conduct = conduct;
    this.gate = gate;
    this.retry = retry;
    this.listener = listener;
  }

  LeaseState next(LeaseState.Training state, KnownJob job) throws InterruptedException {
    Instant deadline = Instant.ofEpochSecond(state.lease().deadline());
    return retry
        .until(deadline, () -> attempt(state, job))
        .orElseGet(() -> expired(state, "it was not trained before its deadline"));
  }

  private Optional<LeaseState> attempt(LeaseState.Training state, KnownJob job)
      throws IOException, InterruptedException {
    Optional<String> pause = gate.reason();
    if (pause.isPresent()) {
      return Optional.of(new LeaseState.Paused(state, pause.get()));
    }
    return switch (train(state, job)) {
      case WorkerResult.Trained trained -> commit(state, job, trained);
      case WorkerResult.Failed failed -> Optional.of(expired(state, failed.reason()));
      case WorkerResult.Stopped _ ->
          gate.reason().map(reason -> new LeaseState.Paused(state, reason));
    };
  }

  private WorkerResult train(LeaseState.Training state, KnownJob job)
      throws IOException, InterruptedException {
    Assignment assignment =
        new Assignment(
            job.spec(),
            state.lease(),
            store.blobs().file(state.grant().weights()),
            store.blobs().file(job.spec().trainTokens()),
            store.folder().work(state.id().hex()));
    try (PauseGate.Registration _ = gate.onPause(worker::stop)) {
      CompletableFuture<WorkerResult> result =
          worker
              .train(assignment, progress -> listener.progressed(state, progress))
              .toCompletableFuture();
      if (gate.reason().isPresent()) {
        worker.stop(); // the pause came between the look and the start
      }
      return result.get();
    } catch (ExecutionException e) {
      listener.troubled(state, "The worker was lost; the lease goes on from its last snapshot.");
      throw new IOException("the worker was lost", e.getCause());
    }
  }

  private Optional<LeaseState> commit(
      LeaseState.Training state, KnownJob job, WorkerResult.Trained honest) throws IOException {
    WorkerResult.Trained trained = conduct.report(job.spec(), state.lease(), honest);
    return switch (publish(state, trained)) {
      case BlobOutcome.Stored stored ->
          Optional.of(new LeaseState.Committed(state.grant(), sign(state, trained, stored.id())));
      case BlobOutcome.WrongContent _ -> Optional.empty();
      case BlobOutcome.DiskFull full -> {
        listener.troubled(state, full.sentence());
        yield Optional.empty();
      }
    };
  }

  /** An auditor keeps its update to itself, so that nobody can copy it. */
  private BlobOutcome publish(LeaseState.Training state, WorkerResult.Trained trained)
      throws IOException {
    return state.lease().isAudit()
        ? new BlobOutcome.Stored(NO_UPDATE)
        : store.blobs().put(trained.update());
  }

  private Signed sign(LeaseState.Training state, WorkerResult.Trained trained, BlobId update) {
    Commitment commitment =
        new Commitment(
            state.id(),
            trained.steps(),
            trained.stateRoots(),
            trained.updateRoot(),
            update,
            trained.loss());
    return Signed.by(key, commitment.encode());
  }

  private static LeaseState expired(LeaseState.Training state, String reason) {
    return new LeaseState.Expired(state.grant(), Optional.empty(), reason);
  }
}
