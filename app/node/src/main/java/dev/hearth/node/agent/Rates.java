package dev.hearth.node.agent;

import dev.hearth.node.forecast.Currency;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.Values;
import dev.hearth.node.store.Settings;
import dev.hearth.node.store.StoreException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
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

  private final Settings store;
  private final RateQuestion question;
  private final Clock clock;
  private volatile Optional<Currency> kept;
  private volatile Optional<String> notice = Optional.empty();

  Rates(Settings store, RateQuestion question, Clock clock) {
    this.store = store;
    this.question = question;
    this.clock = clock;
    this.kept = stored();
  }

  private Optional<Currency> stored() {
    try {
      return store.get(RATE).flatMap(CurrencyText::read);
    } catch (StoreException e) {
      LOG.warn("The rate that was kept is not known: {}", e.getMessage());
      return Optional.empty();
    }
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
    return values
        .get(Catalogue.RATE)
        .map(
            rate ->
                typed(name, rate)
                    .orElseGet(() -> new Currency(name, rate, clock.instant(), TYPED)));
  }

  private Optional<Currency> typed(String name, double rate) {
    return remembered(name, TYPED).filter(known -> known.rate() == rate);
  }

  private Optional<Currency> remembered(String name, String source) {
    return kept.filter(known -> known.name().equals(name) && known.source().equals(source));
  }

  /** A rate that was typed holds from now on. */
  void date(Values values) {
    String name = values.get(Catalogue.CURRENCY);
    Optional<Double> rate = values.get(Catalogue.RATE);
    if (values.get(Catalogue.RATE_ADDRESS).isEmpty()
        && rate.isPresent()
        && typed(name, rate.get()).isEmpty()) {
      keep(new Currency(name, rate.get(), clock.instant(), TYPED));
    }
  }

  private void keep(Currency currency) {
    kept = Optional.of(currency);
    try {
      store.put(RATE, CurrencyText.write(currency));
    } catch (StoreException e) {
      LOG.warn("The rate is forgotten when the agent ends: {}", e.getMessage());
    }
  }

  /** Asks the owner's address if there is one and a day has passed; blocks. */
  synchronized void refresh(Values values) {
    Optional<URI> address = values.get(Catalogue.RATE_ADDRESS);
    String name = values.get(Catalogue.CURRENCY);
    notice =
        address.isEmpty() || isFresh(name, address.get())
            ? Optional.empty()
            : ask(name, address.get());
  }

  private boolean isFresh(String name, URI address) {
    return remembered(name, address.toString())
        .filter(known -> !known.dated().plus(DAILY).isBefore(clock.instant()))
        .isPresent();
  }

  private Optional<String> ask(String name, URI address) {
    try {
      keep(new Currency(name, question.ask(address), clock.instant(), address.toString()));
      return Optional.empty();
    } catch (IOException e) {
      LOG.info("The rate is not renewed: {}", e.getMessage());
      String still =
          remembered(name, address.toString())
              .map(known -> "The one of " + day(known) + " is used still.")
              .orElse("Amounts are shown in tokens until it answers.");
      return Optional.of(address.getHost() + " gives no rate: " + e.getMessage() + ". " + still);
    }
  }

  private LocalDate day(Currency known) {
    return LocalDate.ofInstant(known.dated(), clock.getZone());
  }

  /** Why the rate is not today's. */
  Optional<String> notice() {
    return notice;
  }
}
