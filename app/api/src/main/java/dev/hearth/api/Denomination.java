package dev.hearth.api;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import java.math.BigDecimal;

/**
 * What an amount is in: the chain's own coin, or an ERC-20 token.
 *
 * @param token its contract; {@link Address#ZERO} for coin
 * @param symbol what the contract calls its unit: a stranger's word, cut and cleaned, which never
 *     says alone which token it is
 * @param decimals how many decimal places the unit has
 */
public record Denomination(Address token, String symbol, int decimals) {
  public static final Denomination COIN = new Denomination(Address.ZERO, "ETH", 18);

  private static final int SHOWN = 10;

  /** Of a token whose contract was never asked. */
  public static Denomination unread(Address token) {
    return token.equals(Address.ZERO) ? COIN : new Denomination(token, "units", 0);
  }

  /** Whether it is the chain's own coin. */
  public boolean coin() {
    return token.equals(Address.ZERO);
  }

  /** For example "ETH", or "USDC (0x12345678…)". */
  public String name() {
    return coin() ? symbol : symbol + " (" + token.toString().substring(0, SHOWN) + "…)";
  }

  /** The amount to its last digit, with the name. */
  public String exactly(Wei amount) {
    return (amount.isZero() ? "0" : units(amount).stripTrailingZeros().toPlainString())
        + " "
        + name();
  }

  BigDecimal units(Wei amount) {
    return new BigDecimal(amount.amount(), decimals);
  }

  /**
   * Reads what people type, a number of units with a dot or a comma. Throws NumberFormatException
   * for anything else, below zero, and where it has more places than the unit.
   */
  public Wei parse(String text) {
    String number = text.strip().replace(',', '.');
    if (!number.matches("\\d{1,60}(\\.\\d{1,255})?")) {
      throw new NumberFormatException("not an amount: " + text);
    }
    try {
      return new Wei(new BigDecimal(number).movePointRight(decimals).toBigIntegerExact());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new NumberFormatException("not an amount: " + text);
    }
  }
}
