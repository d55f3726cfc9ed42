package dev.hearth.desktop.view;

import dev.hearth.api.JobView;
import dev.hearth.api.Money;
import dev.hearth.protocol.Wei;

/** What became of a job's deposit, in words. */
public final class JobMoney {
  private JobMoney() {}

  static String of(JobView job) {
    return job.money().coin()
        ? inItsMoney(job)
        : inItsMoney(job) + " All in the token " + job.money().token() + ".";
  }

  private static String inItsMoney(JobView job) {
    if (job.phase() == JobView.Phase.FUNDING) {
      return "Its deposit of " + Money.text(job.deposited(), job.money()) + " is not paid yet.";
    }
    return "Deposited %s, paid for work %s, refunded %s. %s"
        .formatted(
            Money.text(job.deposited(), job.money()),
            Money.text(job.spent(), job.money()),
            Money.text(job.refunded(), job.money()),
            job.phase() == JobView.Phase.RUNNING ? "" : rest(job))
        .strip();
  }

  /** When the rest comes back; empty when there is none, or it has. */
  private static String rest(JobView job) {
    Wei rest = unspent(job);
    return rest.isZero() || !job.refunded().isZero()
        ? ""
        : "The rest, %s, comes back by itself after %s."
            .formatted(Money.text(rest, job.money()), Times.of(job.deadline()));
  }

  /** As it stands: leases that are out may still be paid for. */
  public static Wei unspent(JobView job) {
    return job.deposited().minus(job.spent());
  }
}
