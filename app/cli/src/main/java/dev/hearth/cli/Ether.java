package dev.hearth.cli;

import dev.hearth.protocol.Wei;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Amounts exactly, in the token people know. */
final class Ether {
  private static final int DECIMALS = 18;

  private Ether() {}

  static String text(Wei amount) {
    BigDecimal tokens = new BigDecimal(amount.amount(), DECIMALS).stripTrailingZeros();
    return (amount.isZero() ? "0" : tokens.toPlainString()) + " ETH";
  }

  static String text(BigInteger wei) {
    return text(new Wei(wei));
  }

  /** Throws CommandException for what is not an amount above or equal to zero. */
  static Wei parse(String text) {
    try {
      return new Wei(new BigDecimal(text).movePointRight(DECIMALS).toBigIntegerExact());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw CommandException.usage(
          "AMOUNT", text + " is not an amount.", "Give a number of ETH, for example 0.05.");
    }
  }
}
