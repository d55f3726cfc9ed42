package dev.hearth.node.agent;

import dev.hearth.node.forecast.Currency;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.Values;
import dev.hearth.node.store.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a token is worth to the owner: typed, or asked once a day from an address they opted into.
 * What was learnt is kept with its date. Safe for any thread.
 */
final class Rates {
  private static final Logger LOG = LoggerFactory.getLogger(Rates.class);
  private static final Duration DAILY = Duration.ofDays(1);
  private static final String RATE = "rate";
  private static final String TYPED = "typed";

  private final Settings kept;
  private final RateQuestion question;
  private final InstantSource clock;

  Rates(Settings kept, RateQuestion question, InstantSource clock) {
    this.kept = kept;
    this.question = question;
    this.clock = clock;
  }

  /** Asks an address for a number; throws IOException when there is none to be had. */
  @FunctionalInterface
  interface RateQuestion {
    double ask(URI address) throws IOException;
  }

  /** Empty while the owner has given neither a rate nor an address that has answered. */
  Optional<Currency> currency(Values values) {
    String name = values.get(Catalogue.CURRENCY);
    Optional<URI> address = values.get(Catalogue.RATE_ADDRESS);
    if (address.isPresent()) {
      return remembered(name, address.get().toString());
    }
    return values.get(Catalogue.RATE).map(rate -> typed(name, rate));
  }

  private Currency typed(String name, double rate) {
    return remembered(name, TYPED)
        .filter(known -> known.rate() == rate)
        .orElseGet(() -> keep(name, rate, TYPED));
  }

  private Currency keep(String name, double rate, String source) {
    Currency currency = new Currency(name, rate, clock.instant(), source);
    kept.put(RATE, name + " " + rate + " " + currency.dated() + " " + source);
    return currency;
  }

  private Optional<Currency> remembered(String name, String source) {
    return kept.get(RATE)
        .map(text -> text.split(" ", 4))
        .filter(words -> words[0].equals(name) && words[3].equals(source))
        .map(
            words ->
                new Currency(name, Double.parseDouble(words[1]), Instant.parse(words[2]), source));
  }

  /** Asks the owner's address if there is one and a day has passed; blocks. */
  void refresh(Values values) {
    Optional<URI> address = values.get(Catalogue.RATE_ADDRESS);
    if (address.isEmpty()) {
      return;
    }
    String name = values.get(Catalogue.CURRENCY);
    Optional<Currency> known = remembered(name, address.get().toString());
    if (known.isEmpty() || known.get().dated().plus(DAILY).isBefore(clock.instant())) {
      try {
        keep(name, question.ask(address.get()), address.get().toString());
      } catch (IOException e) {
        LOG.info("The rate is not renewed: {}", e.getMessage());
      }
    }
  }
}
