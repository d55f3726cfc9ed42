package dev.hearth.node.practice;

import dev.hearth.node.lease.Conduct;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** One that lets its leases run out before it says what it trained. Its audits are in time. */
record Latecomer(InstantSource clock) implements Conduct {
  private static final Duration LATE = Duration.ofSeconds(1);

  @Override
  public WorkerResult.Trained report(JobSpec job, Lease lease, WorkerResult.Trained trained)
      throws InterruptedException {
    Instant due = Instant.ofEpochSecond(lease.deadline()).plus(LATE);
    Duration left = Duration.between(clock.instant(), due);
    if (!lease.isAudit() && left.isPositive()) {
      Thread.sleep(left); // being late is all that it does
    }
    return trained;
  }
}
