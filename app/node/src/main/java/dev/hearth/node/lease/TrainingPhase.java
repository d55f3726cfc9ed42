package dev.hearth.node.lease;

import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.worker.Assignment;
import dev.hearth.node.worker.ProgressListener.Progress;
import dev.hearth.node.worker.WorkerLostException;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Trains, puts the update where the submitter can fetch it, and signs the commitment. */
final class TrainingPhase {
  private final NodeKey key;
  private final NodeStore store;
  private final GatedWorker worker;
  private final Conduct conduct;
  private final Retry retry;
  private final InstantSource clock;
  private final LeaseListener listener;

  TrainingPhase(
      NodeKey key,
      NodeStore store,
      GatedWorker worker,
      Conduct conduct,
      Retry retry,
      InstantSource clock,
      LeaseListener listener) {
    this.key = key;
    this.store = store;
    this.worker = worker;
    this.conduct = conduct;
    this.retry = retry;
    this.clock = clock;
    this.listener = listener;
  }

  LeaseState next(LeaseState.Training state, KnownJob job) throws InterruptedException {
    return retry
        .until(deadline(state), () -> attempt(state, job))
        .orElseGet(() -> expired(state, "it was not trained before its deadline"));
  }

  private static Instant deadline(LeaseState.Training state) {
    return Instant.ofEpochSecond(state.lease().deadline());
  }

  private Optional<LeaseState> attempt(LeaseState.Training state, KnownJob job)
      throws IOException, InterruptedException {
    Optional<LeaseState> pause = paused(state);
    if (pause.isPresent()) {
      return pause;
    }
    return switch (train(state, job)) {
      case WorkerResult.Trained trained -> commit(state, job, trained);
      case WorkerResult.Unable(String reason) ->
          Optional.of(new LeaseState.Declined(state.grant(), reason));
      case WorkerResult.Failed failed -> Optional.of(expired(state, failed.reason()));
      case WorkerResult.Stopped() -> paused(state);
    };
  }

  private Optional<LeaseState> paused(LeaseState.Training state) {
    return worker.gate().objection().map(reason -> new LeaseState.Paused(state, reason));
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
    try {
      return worker
          .train(conduct.prepare(assignment), progress -> progressed(state, progress))
          .get();
    } catch (ExecutionException e) {
      listener.troubled(
          state, brokenOff(e.getCause()) + " The lease goes on from its last snapshot.");
      throw new IOException("the training was broken off", e.getCause());
    }
  }

  private static String brokenOff(Throwable cause) {
    return cause instanceof WorkerLostException
        ? "The worker was lost."
        : "The training was broken off: " + cause.getMessage() + ".";
  }

  /** A machine that slept through the deadline hears of it here. */
  private void progressed(LeaseState.Training state, Progress progress) {
    if (clock.instant().isBefore(deadline(state))) {
      listener.progressed(state, progress);
    } else {
      worker.stop();
    }
  }

  private Optional<LeaseState> commit(
      LeaseState.Training state, KnownJob job, WorkerResult.Trained honest)
      throws IOException, InterruptedException {
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
        ? new BlobOutcome.Stored(WorkerResult.Trained.NO_UPDATE)
        : store.blobs().put(trained.update());
  }

  private Signed sign(LeaseState.Training state, WorkerResult.Trained trained, BlobId update) {
    Commitment commitment = trained.commitment(state.lease(), update);
    return Signed.by(key, commitment.encode());
  }

  private static LeaseState expired(LeaseState.Training state, String reason) {
    return new LeaseState.Expired(state.grant(), Optional.empty(), reason);
  }
}
