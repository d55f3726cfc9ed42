package dev.hearth.desktop.home;

import dev.hearth.api.Money;
import dev.hearth.api.MoneyView;
import dev.hearth.api.WorkView;
import java.util.List;

/** From the lease to the amount, a sentence a step. Pure. */
final class WhyItPays {
  private WhyItPays() {}

  static List<String> of(WorkView work, MoneyView money) {
    return List.of(
        "Lease: whoever trains “%s” (job %s) leased you shard %d of round %d%s."
            .formatted(
                work.title(),
                work.job().brief(),
                work.shard() + 1,
                work.round() + 1,
                work.audit() ? ", to check what another provider made of it" : ""),
        "Steps: %s so far on %s. Every segment of them ends in a fingerprint of the model."
            .formatted(work.losses().isEmpty() ? "none" : steps(work), work.device()),
        "Audit: another provider may be drawn to train the same shard. Same bits: both are paid.",
        "Price: %s for the whole shard, accepted. It is set aside for you already, and comes as a"
                .formatted(price(work, money))
            + " voucher that is collected when the job ends or when you ask.");
  }

  private static int steps(WorkView work) {
    return work.losses().getLast().step();
  }

  private static String price(WorkView work, MoneyView money) {
    String tokens = Money.text(work.price(), work.money());
    return work.money().coin() && Money.known(money)
        ? Money.text(work.price(), money) + " (" + tokens + ")"
        : tokens;
  }
}
