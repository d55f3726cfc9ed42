package dev.hearth.node.lease;

import dev.hearth.node.store.KnownJob;
import dev.hearth.protocol.Protocols;
import dev.hearth.protocol.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Sends the stored commitment until the submitter answers; sending it again changes nothing. */
final class CommittedPhase {
  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(30);

  private final LeaseBook book;
  private final Submitters submitters;
  private final Retry retry;
  private final InstantSource clock;

  CommittedPhase(LeaseBook book, Submitters submitters, Retry retry, InstantSource clock) {
    this.book = book;
    this.submitters = submitters;
    this.retry = retry;
    this.clock = clock;
  }

  LeaseState next(LeaseState.Committed state, KnownJob job) throws InterruptedException {
    // In time was the commitment; the answer may take an audit longer than the lease.
    Instant deadline = Instant.ofEpochSecond(job.spec().deadline());
    return retry
        .until(deadline, () -> attempt(state, job, deadline))
        .orElseGet(
            () ->
                new LeaseState.Expired(
                    state.grant(),
                    Optional.of(state.commitment()),
                    "the submitter did not answer before the job's deadline"));
  }

  private Optional<LeaseState> attempt(LeaseState.Committed state, KnownJob job, Instant deadline)
      throws IOException {
    String protocol = state.lease().isAudit() ? Protocols.AUDIT : Protocols.COMMIT;
    Duration left = Duration.between(clock.instant(), deadline);
    Duration patience = left.compareTo(LEAST_PATIENCE) > 0 ? left : LEAST_PATIENCE;
    return switch (submitters.commit(job.peer(), protocol, state.commitment(), patience)) {
      case Answer.Paid paid -> Optional.of(book.settle(state, job.spec(), paid.settlement()));
      case Answer.Denied denied -> denied(state, denied.refusal());
    };
  }

  /** A submitter that could not fetch the update, cut off as we may be, is asked again. */
  private static Optional<LeaseState> denied(LeaseState.Committed state, Refusal refusal) {
    return refusal.code() == Refusal.Code.MISSING_UPDATE
        ? Optional.empty()
        : Optional.of(new LeaseState.Refused(state.grant(), state.commitment(), refusal));
  }
}
