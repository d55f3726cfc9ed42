package dev.hearth.desktop.submit;

import dev.hearth.api.Denomination;
import dev.hearth.api.JobEstimate;
import dev.hearth.api.Money;
import dev.hearth.desktop.view.Durations;

/** What a job will be and cost, in words. */
final class CostWords {
  private static final int MINUTE = 60;

  private CostWords() {}

  static String of(JobEstimate estimate) {
    return "%,d parameters on %,d tokens: %d leases and %d checks. It costs about %s; %s is set aside, and what is not spent comes back. %s You have %s."
            .formatted(
                estimate.parameters(),
                estimate.tokens(),
                estimate.leases(),
                estimate.audits(),
                Money.text(estimate.cost(), estimate.money()),
                Money.text(estimate.setAside(), estimate.money()),
                duration(estimate),
                Money.text(estimate.balance(), estimate.money()))
        + inWhat(estimate.money());
  }

  /** Whatever it calls itself, the address says which token it is. */
  private static String inWhat(Denomination money) {
    return money.coin() ? "" : " All in the token " + money.token() + ".";
  }

  private static String duration(JobEstimate estimate) {
    return estimate.minutes() == 0
        ? "How long it takes depends on who joins."
        : "One machine like this takes "
            + Durations.about(estimate.minutes() * MINUTE)
            + "; several share it.";
  }

  static String start(JobEstimate estimate) {
    return "Fund " + Money.text(estimate.setAside(), estimate.money()) + " and start";
  }
}
