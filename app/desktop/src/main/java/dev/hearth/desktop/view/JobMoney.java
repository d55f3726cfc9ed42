package dev.hearth.desktop.view;

import dev.hearth.api.JobView;
import dev.hearth.api.Money;
import dev.hearth.protocol.Wei;

/** What became of a job's deposit, in words. */
public final class JobMoney {
  private JobMoney() {}

  static String of(JobView job) {
    if (job.phase() == JobView.Phase.FUNDING) {
      return "Its deposit of " + Money.text(job.deposited()) + " is not paid yet.";
    }
    return "Deposited %s, paid for work %s, refunded %s. %s"
        .formatted(
            Money.text(job.deposited()),
            Money.text(job.spent()),
            Money.text(job.refunded()),
            job.phase() == JobView.Phase.RUNNING ? "" : rest(job))
        .strip();
  }

  /** When the rest comes back; empty when there is none, or it has. */
  private static String rest(JobView job) {
    Wei rest = unspent(job);
    return rest.isZero() || !job.refunded().isZero()
        ? ""
        : "The rest, %s, comes back by itself after %s."
            .formatted(Money.text(rest), Times.of(job.deadline()));
  }

  /** As it stands: leases that are out may still be paid for. */
  public static Wei unspent(JobView job) {
    return job.deposited().minus(job.spent());
  }
}
