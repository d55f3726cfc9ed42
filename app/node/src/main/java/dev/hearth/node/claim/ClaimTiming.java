package dev.hearth.node.claim;

import dev.hearth.node.lease.LeaseState;
import dev.hearth.protocol.JobSpec;
import java.time.Duration;
import java.time.Instant;

/**
 * When a provider stops waiting for a voucher.
 *
 * @param patience after a lease's deadline: an audit may take as long as the lease
 * @param margin before the job's deadline, from which on the deposit may be refunded
 * @param look how often it looks
 * @param again how long it waits after a claim that could not be made
 */
public record ClaimTiming(Duration patience, Duration margin, Duration look, Duration again) {
  public static final ClaimTiming DEFAULT =
      new ClaimTiming(
          Duration.ofHours(1), Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofMinutes(10));

  /** From when on work without a voucher is to be claimed; at once where one was refused. */
  Instant due(JobSpec job, LeaseState unpaid) {
    return switch (unpaid) {
      case LeaseState.Refused _, LeaseState.Disputed _ -> Instant.EPOCH;
      default -> earlier(deadline(unpaid).plus(patience), end(job).minus(margin));
    };
  }

  private static Instant deadline(LeaseState lease) {
    return Instant.ofEpochSecond(lease.lease().deadline());
  }

  private static Instant end(JobSpec job) {
    return Instant.ofEpochSecond(job.deadline());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
