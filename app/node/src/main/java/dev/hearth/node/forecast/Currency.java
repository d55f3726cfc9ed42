package dev.hearth.node.forecast;

import dev.hearth.protocol.Wei;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The owner's currency and what one token is worth in it.
 *
 * @param dated when the rate was typed or fetched
 * @param source "typed", or the address that was asked
 */
public record Currency(String name, double rate, Instant dated, String source) {
  private static final int DECIMALS = 18;

  public double of(Wei amount) {
    return new BigDecimal(amount.amount(), DECIMALS).doubleValue() * rate;
  }
}
