package dev.hearth.api;

/**
 * The owner's currency.
 *
 * @param rate what one token is worth in it; 0 while nobody has said
 * @param dated milliseconds since 1970 at which the rate was typed or fetched
 * @param source "typed" or the address that was asked
 */
public record MoneyView(String currency, double rate, long dated, String source) {
  /** Nobody has said what a token is worth. */
  public static final MoneyView UNKNOWN = new MoneyView("", 0, 0, "");
}
