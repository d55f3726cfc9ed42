package dev.hearth.node.lease;

import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.KnownJob;
import dev.hearth.protocol.BlobId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Brings the round's weights and the job's training tokens into the store. */
final class FetchingPhase {
  private final Submitters submitters;
  private final Retry retry;
  private final LeaseListener listener;

  FetchingPhase(Submitters submitters, Retry retry, LeaseListener listener) {
    this.submitters = submitters;
    this.retry = retry;
    this.listener = listener;
  }

  LeaseState next(LeaseState.Fetching state, KnownJob job) throws InterruptedException {
    Instant deadline = Instant.ofEpochSecond(state.lease().deadline());
    for (BlobId blob : List.of(state.grant().weights(), job.spec().trainTokens())) {
      if (retry.until(deadline, () -> fetch(state, job, blob)).isEmpty()) {
        return new LeaseState.Expired(
            state.grant(), Optional.empty(), "its data did not arrive before the deadline");
      }
    }
    return new LeaseState.Training(state.grant());
  }

  private Optional<BlobId> fetch(LeaseState.Fetching state, KnownJob job, BlobId blob)
      throws IOException {
    return switch (submitters.fetch(job.peer(), blob)) {
      case BlobOutcome.Stored stored -> Optional.of(stored.id());
      case BlobOutcome.WrongContent _ -> Optional.empty();
      case BlobOutcome.DiskFull full -> {
        listener.troubled(state, full.sentence());
        yield Optional.empty();
      }
    };
  }
}
