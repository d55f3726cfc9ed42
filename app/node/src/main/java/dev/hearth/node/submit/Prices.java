package dev.hearth.node.submit;

import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.Wei;
import java.math.BigInteger;

/** What a training lease and an audit pay. */
public record Prices(Wei lease, Wei audit) {
  /** One gwei for a million parameters trained on one token. */
  private static final BigInteger RATE = BigInteger.valueOf(1_000_000_000);

  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  /** By the work of a lease; an audit is the same work again. */
  public static Prices usual(TrainingPlan plan) {
    Hyperparameters how = plan.hyperparameters();
    long tokens = (long) how.batch() * how.steps() * plan.model().context();
    BigInteger work =
        BigInteger.valueOf(plan.model().parameters()).multiply(BigInteger.valueOf(tokens));
    Wei price = new Wei(work.multiply(RATE).divide(MILLION));
    return new Prices(price, price);
  }

  /** So much of each. */
  public Prices percent(int share) {
    return new Prices(percent(lease, share), percent(audit, share));
  }

  private static Wei percent(Wei price, int share) {
    return new Wei(price.amount().multiply(BigInteger.valueOf(share)).divide(HUNDRED));
  }
}
