package dev.hearth.api;

import dev.hearth.protocol.Wei;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts as people read them: in the owner's currency, or the token, rounded down. */
public final class Money {
  private static final int DECIMALS = 18;
  private static final int CENTS = 2;
  private static final MathContext DIGITS = new MathContext(4, RoundingMode.DOWN);
  private static final MathContext FEW_DIGITS = new MathContext(2, RoundingMode.DOWN);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private Money() {}

  /** For example "0.01312 ETH"; "0 ETH" for nothing. */
  public static String text(Wei amount) {
    return text(amount, Denomination.COIN);
  }

  /** For example "0.01312 ETH", or "12.5 USDC (0x12345678…)". */
  public static String text(Wei amount, Denomination in) {
    return (amount.isZero() ? "0" : rounded(in.units(amount))) + " " + in.name();
  }

  private static String rounded(BigDecimal units) {
    BigDecimal rounded =
        units.compareTo(BigDecimal.valueOf(1000)) >= 0
            ? units.setScale(2, RoundingMode.DOWN)
            : units.round(DIGITS);
    return rounded.stripTrailingZeros().toPlainString();
  }

  /** In the owner's currency where the amount is in coin and a rate is known. */
  public static String text(Wei amount, Denomination in, MoneyView money) {
    return in.coin() ? text(amount, money) : text(amount, in);
  }

  /** For example "EUR 1.84" where a rate is known, "0.01312 ETH" otherwise. */
  public static String text(Wei amount, MoneyView money) {
    return known(money) ? money.currency() + " " + digits(worth(amount, money)) : text(amount);
  }

  /** Whether the owner has said what a token is worth. */
  public static boolean known(MoneyView money) {
    return money.rate() > 0;
  }

  private static BigDecimal worth(Wei amount, MoneyView money) {
    return new BigDecimal(amount.amount(), DECIMALS).multiply(BigDecimal.valueOf(money.rate()));
  }

  /** With cents; what is less than a cent keeps two digits that say something. */
  private static String digits(BigDecimal amount) {
    BigDecimal cents = amount.setScale(CENTS, RoundingMode.DOWN);
    return cents.signum() == 0 && amount.signum() > 0
        ? amount.round(FEW_DIGITS).stripTrailingZeros().toPlainString()
        : String.format(Locale.ENGLISH, "%,.2f", cents);
  }

  /** For example "1 ETH counts as EUR 2500.00, as you typed on 26 Nov 2026." */
  public static String rate(MoneyView money, ZoneId zone) {
    return "1 ETH counts as %s %s, as %s on %s."
        .formatted(
            money.currency(),
            digits(BigDecimal.valueOf(money.rate())),
            money.source().equals("typed") ? "you typed" : money.source() + " said",
            DAY.format(Instant.ofEpochMilli(money.dated()).atZone(zone)));
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
