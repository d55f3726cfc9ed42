package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.ManualClock;
import dev.hearth.node.forecast.Currency;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.Values;
import dev.hearth.node.store.Database;
import dev.hearth.node.store.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatesTest {
  private static final Instant NOW = Instant.parse("2026-11-26T20:00:00Z");
  private static final String ADDRESS = "https://rates.example/eth";
  private static final Values TYPED = Values.NONE.with(Catalogue.RATE, Optional.of("2000"));
  private static final Values ASKED =
      Values.NONE.with(Catalogue.RATE_ADDRESS, Optional.of(ADDRESS));

  private final ManualClock clock = new ManualClock(NOW);
  @TempDir Path folder;
  private Database database;
  private double answer = 1800;
  private int questions;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(folder.resolve("hearth.db"), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Rates rates() {
    return new Rates(new Settings(database), address -> answer(), clock);
  }

  private double answer() throws IOException {
    questions++;
    if (answer == 0) {
      throw new IOException("it is being mended");
    }
    return answer;
  }

  private static Currency euro(double rate, Instant dated, String source) {
    return new Currency("EUR", rate, dated, source);
  }

  @Test
  void whatWasTypedKeepsItsDate() {
    rates().date(TYPED);
    clock.pass(Duration.ofDays(3));
    Rates later = rates();
    later.date(TYPED);
    assertThat(later.currency(TYPED)).contains(euro(2000, NOW, "typed"));
    assertThat(later.currency(Values.NONE)).isEmpty();
  }

  @Test
  void isKnownAlsoWhereNothingCanBeStored() {
    Rates rates = rates();
    database.close();
    assertThat(rates.currency(TYPED)).contains(euro(2000, NOW, "typed"));
    rates.date(TYPED);
    clock.pass(Duration.ofHours(1));
    assertThat(rates.currency(TYPED)).contains(euro(2000, NOW, "typed"));
    assertThat(rates().currency(TYPED)).isPresent();
  }

  @Test
  void whatDoesNotReadIsNoRate() {
    new Settings(database).put("rate", "EUR many 2026-11-26T20:00:00Z typed");
    assertThat(rates().currency(ASKED)).isEmpty();
  }

  @Test
  void asksAnAddressOnceADay() {
    Rates rates = rates();
    rates.refresh(ASKED);
    clock.pass(Duration.ofHours(23));
    rates.refresh(ASKED);
    assertThat(questions).isEqualTo(1);
    clock.pass(Duration.ofHours(2));
    rates.refresh(ASKED);
    assertThat(questions).isEqualTo(2);
    assertThat(rates.currency(ASKED)).contains(euro(1800, clock.instant(), ADDRESS));
  }

  @Test
  void tellsWhichRateIsUsedWhenItsAddressFails() {
    Rates rates = rates();
    answer = 0;
    rates.refresh(ASKED);
    assertThat(rates.notice())
        .contains(
            "rates.example gives no rate: it is being mended."
                + " Amounts are shown in tokens until it answers.");
    answer = 1800;
    rates.refresh(ASKED);
    assertThat(rates.notice()).isEmpty();
    answer = 0;
    clock.pass(Duration.ofDays(2));
    rates.refresh(ASKED);
    assertThat(rates.notice())
        .contains(
            "rates.example gives no rate: it is being mended."
                + " The one of 2026-11-26 is used still.");
    assertThat(rates.currency(ASKED)).contains(euro(1800, NOW, ADDRESS));
    rates.refresh(TYPED);
    assertThat(rates.notice()).isEmpty();
  }
}
