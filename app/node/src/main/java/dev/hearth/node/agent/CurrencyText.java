package dev.hearth.node.agent;

import dev.hearth.node.forecast.Currency;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A rate as it is stored: currency, rate, date, source. */
final class CurrencyText {
  private static final int WORDS = 4;

  private CurrencyText() {}

  static String write(Currency currency) {
    return currency.name()
        + " "
        + currency.rate()
        + " "
        + currency.dated()
        + " "
        + currency.source();
  }

  /** Empty for what another version wrote. */
  static Optional<Currency> read(String text) {
    String[] words = text.split(" ", WORDS);
    if (words.length < WORDS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Currency(words[0], Double.parseDouble(words[1]), Instant.parse(words[2]), words[3]));
    } catch (NumberFormatException | DateTimeParseException damaged) {
      return Optional.empty();
    }
  }
}
