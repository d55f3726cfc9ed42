package dev.hearth.node.lease;

import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.KnownJob;
import dev.hearth.protocol.BlobId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Brings the round's weights and the job's training tokens into the store, while the device may
 * work: what holds it, such as a game or a phone's hotspot, wants the network too.
 */
final class FetchingPhase {
  private final GatedFetch fetch;
  private final WorkGate gate;
  private final Retry retry;
  private final InstantSource clock;
  private final LeaseListener listener;

  FetchingPhase(
      Submitters submitters,
      WorkGate gate,
      Retry retry,
      InstantSource clock,
      LeaseListener listener) {
    this.fetch = new GatedFetch(submitters, gate);
    this.gate = gate;
    this.retry = retry;
    this.clock = clock;
    this.listener = listener;
  }

  LeaseState next(LeaseState.Fetching state, KnownJob job) throws InterruptedException {
    Instant deadline = Instant.ofEpochSecond(state.lease().deadline());
    for (BlobId blob : List.of(state.grant().weights(), job.spec().trainTokens())) {
      if (retry.until(deadline, () -> attempt(state, job, blob, deadline)).isEmpty()) {
        return new LeaseState.Expired(
            state.grant(), Optional.empty(), "its data did not arrive before the deadline");
      }
    }
    return new LeaseState.Training(state.grant());
  }

  private Optional<BlobId> attempt(
      LeaseState.Fetching state, KnownJob job, BlobId blob, Instant deadline)
      throws IOException, InterruptedException {
    Duration left = Duration.between(clock.instant(), deadline);
    gate.awaitOpen(left);
    return gate.objection().isPresent() ? Optional.empty() : fetch(state, job, blob);
  }

  private Optional<BlobId> fetch(LeaseState.Fetching state, KnownJob job, BlobId blob)
      throws IOException, InterruptedException {
    return switch (fetch.fetch(job.peer(), blob)) {
      case BlobOutcome.Stored stored -> Optional.of(stored.id());
      case BlobOutcome.WrongContent _ -> Optional.empty();
      case BlobOutcome.DiskFull full -> {
        listener.troubled(state, full.sentence());
        yield Optional.empty();
      }
    };
  }
}
