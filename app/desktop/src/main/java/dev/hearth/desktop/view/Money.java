package dev.hearth.desktop.view;

import dev.hearth.protocol.Wei;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Amounts as people read them: the token, four significant digits, rounded down. */
public final class Money {
  private static final int DECIMALS = 18;
  private static final MathContext DIGITS = new MathContext(4, RoundingMode.DOWN);

  private Money() {}

  /** For example "0.01312 ETH"; "0 ETH" for nothing. */
  public static String text(Wei amount) {
    if (amount.isZero()) {
      return "0 ETH";
    }
    BigDecimal tokens = new BigDecimal(amount.amount(), DECIMALS);
    BigDecimal rounded =
        tokens.compareTo(BigDecimal.valueOf(1000)) >= 0
            ? tokens.setScale(2, RoundingMode.DOWN)
            : tokens.round(DIGITS);
    return rounded.stripTrailingZeros().toPlainString() + " ETH";
  }

  /**
   * Reads what people type: a number of tokens, with a dot or a comma, with or without " ETH".
   * Throws NumberFormatException for anything else, for nothing at all, and below zero.
   */
  public static Wei parse(String text) {
    String number = text.strip().replaceFirst("(?i)\\s*eth$", "").replace(',', '.');
    try {
      return new Wei(new BigDecimal(number).movePointRight(DECIMALS).toBigIntegerExact());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new NumberFormatException("not an amount: " + text);
    }
  }
}
