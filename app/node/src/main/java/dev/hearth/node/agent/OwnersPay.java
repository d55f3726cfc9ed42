package dev.hearth.node.agent;

import dev.hearth.node.chain.Tokens;
import dev.hearth.node.provider.PayCheck;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.util.Optional;

/** What the owner works for on a device: in which tokens, for how much, and kept by whom. */
record OwnersPay(
    String device, LeastPay least, TokenWorth worth, Tokens tokens, KeepersRule keepers)
    implements PayCheck {

  @Override
  public Optional<String> objection(JobSpec job) {
    return inWhat(job).or(() -> least.objection(device, job)).or(() -> keepers.objection(job));
  }

  private Optional<String> inWhat(JobSpec job) {
    if (!worth.accepted().accepts(job.token())) {
      return Optional.of(
          "“%s” pays in the token %s. `hearth config set %s %s` has this machine work for it."
              .formatted(job.title(), job.token(), Catalogue.PAY_TOKENS.key(), withToken(job)));
    }
    if (job.isInCoin()) {
      return Optional.empty();
    }
    try {
      tokens.denomination(job.token());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "“%s” pays in the token %s, which does not say what it is: %s"
              .formatted(job.title(), job.token(), e.getMessage()));
    }
  }

  /** The setting is replaced, so what is accepted already has to be said again. */
  private String withToken(JobSpec job) {
    return worth.accepted().with(job.token()).text();
  }

  @Override
  public Wei worth(JobSpec job, Wei amount) {
    return worth.inCoin(job, amount).orElse(Wei.ZERO);
  }
}
