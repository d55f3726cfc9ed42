package dev.hearth.node.agent;

import dev.hearth.api.Denomination;
import dev.hearth.node.settings.AcceptedTokens;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.OwnersSettings;
import dev.hearth.node.store.Denominations;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What amounts in a job's token are in coin, by the owner's word. Safe for any thread. */
final class TokenWorth {
  private final OwnersSettings settings;
  private final Denominations denominations;

  TokenWorth(OwnersSettings settings, Denominations denominations) {
    this.settings = settings;
    this.denominations = denominations;
  }

  AcceptedTokens accepted() {
    return settings.values().get(Catalogue.PAY_TOKENS);
  }

  /**
   * Empty where the owner has not said, the token was never asked for its unit, or it is more than
   * money can be.
   */
  Optional<Wei> inCoin(JobSpec job, Wei amount) {
    if (job.isInCoin()) {
      return Optional.of(amount);
    }
    Optional<Denomination> unit = unit(job);
    return accepted()
        .worth(job.token())
        .flatMap(worth -> unit.flatMap(in -> of(amount, in, worth)));
  }

  /** The other way, rounded up. */
  Optional<Wei> inMoneyOf(JobSpec job, Wei coins) {
    if (job.isInCoin()) {
      return Optional.of(coins);
    }
    Optional<Denomination> unit = unit(job);
    return accepted().worth(job.token()).flatMap(worth -> unit.flatMap(in -> to(coins, in, worth)));
  }

  private static Optional<Wei> to(Wei coins, Denomination in, BigDecimal worth) {
    BigDecimal whole = new BigDecimal(coins.amount(), Denomination.COIN.decimals());
    return Wei.fitting(whole.divide(worth, in.decimals(), RoundingMode.UP).unscaledValue());
  }

  private Optional<Denomination> unit(JobSpec job) {
    return denominations.find(job.escrow().chainId(), job.token());
  }

  private static Optional<Wei> of(Wei amount, Denomination in, BigDecimal worth) {
    BigDecimal coins = new BigDecimal(amount.amount(), in.decimals()).multiply(worth);
    return Wei.fitting(
        coins
            .movePointRight(Denomination.COIN.decimals())
            .setScale(0, RoundingMode.DOWN)
            .toBigInteger());
  }
}
