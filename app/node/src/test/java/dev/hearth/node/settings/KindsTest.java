package dev.hearth.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.node.policy.Tariff;
import dev.hearth.node.policy.WeeklyHours;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "idle.after | 0 s",
        "idle.after | 90s",
        "idle.after | 5 min",
        "idle.after | 24 h",
        "pause.video | on",
        "pause.other-load | 0",
        "pause.other-load | 100 %",
        "pause.programs | none",
        "quiet.hours | 22:00-07:00",
        "quiet.hours | none",
        "schedule | always",
        "schedule | Mon-Fri 18:00-08:00, sat sun 00:00-24:00",
        "schedule | 18:00-08:00",
        "power.price | 0.32, 22:00-06:00 0.18",
        "money.currency | CHF",
        "money.rate-address | https://example.org/eth",
        "money.rate | 2500",
        "payout.address | 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "payout.address | none",
        "redeem.gas-share | 5 %",
        "audit.for-pay | yes",
        "audit.bond | 0.005",
        "audit.bond | 1 ETH",
        "chain.confirmations | 12",
        "theme | Dark",
        "device.cuda-0.celsius | 80 °C",
        "device.cuda-0.watts | none",
        "device.cuda-0.share | 5",
      })
  void reads(String key, String text) {
    Setting<?> setting = Catalogue.find(key).orElseThrow();
    assertThat(Values.NONE.with(setting, Optional.of(text)).isSet(setting)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "idle.after | 5",
        "idle.after | -5 min",
        "idle.after | 25 h",
        "idle.after | 99999999999999999999 h",
        "idle.after | five minutes",
        "pause.video | maybe",
        "payout.address | 0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "payout.address | 0x12",
        "audit.bond | -1",
        "audit.bond | 1e999999999",
        "audit.bond | 0.0000000000000000001",
        "chain.confirmations | 0",
        "chain.confirmations | 65",
        "chain.confirmations | 2.5",
        "pause.other-load | 101",
        "pause.other-load | NaN",
        "quiet.hours | 22:00",
        "quiet.hours | 25:00-07:00",
        "schedule | weekdays",
        "schedule | xyz 10:00-12:00",
        "power.price | -1",
        "power.price | cheap",
        "money.currency | euros",
        "money.rate-address | http://example.org",
        "money.rate-address | file:///etc/passwd",
        "theme | purple",
        "device.cpu.celsius | 20",
        "device.cpu.share | 4",
      })
  void refusesWithWhatItWants(String key, String text) {
    Setting<?> setting = Catalogue.find(key).orElseThrow();
    assertThatThrownBy(() -> Values.NONE.with(setting, Optional.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("wants " + setting.kind().hint() + ", not \"" + text + "\"");
  }

  @ParameterizedTest
  @CsvSource({"nothing", "device.cpu", "device..on", "device.cpu.onn", "on"})
  void knowsNoOtherKeys(String key) {
    assertThat(Catalogue.find(key)).isEmpty();
  }

  @Test
  void whatHoldsInitiallyIsOfItsKind() {
    assertThat(Catalogue.general())
        .allSatisfy(setting -> assertThat(Values.NONE.get(setting)).isNotNull());
    assertThat(Catalogue.of("cpu"))
        .allSatisfy(setting -> assertThat(Values.NONE.get(setting)).isNotNull());
    assertThat(Values.NONE.get(Catalogue.IDLE_AFTER)).isEqualTo(Duration.ofMinutes(5));
    assertThat(Values.NONE.get(Catalogue.PROGRAMS)).isEqualTo(Set.of());
  }

  @Test
  void hoursOfTheWeekBelongToTheDayTheyBegin() {
    WeeklyHours hours = Hours.WEEKLY.read("fri 22:00-06:00");
    assertThat(hours.contains(LocalDateTime.parse("2026-11-27T22:00"))).isTrue(); // Friday
    assertThat(hours.contains(LocalDateTime.parse("2026-11-28T05:59"))).isTrue();
    assertThat(hours.contains(LocalDateTime.parse("2026-11-27T05:59"))).isFalse();
    assertThat(hours.contains(LocalDateTime.parse("2026-11-28T22:00"))).isFalse();
    assertThat(hours.nextStart(LocalDateTime.parse("2026-11-28T06:00")))
        .contains(LocalDateTime.parse("2026-12-04T22:00"));
  }

  @Test
  void aTariffFallsBackOnTheOtherPrice() {
    Tariff tariff = Hours.TARIFF.read("0.32, 22:00-06:00 0.18, 12:00-14:00 0.25");
    assertThat(tariff.at(LocalTime.parse("23:00"))).isEqualTo(0.18);
    assertThat(tariff.at(LocalTime.parse("12:00"))).isEqualTo(0.25);
    assertThat(tariff.at(LocalTime.parse("14:00"))).isEqualTo(0.32);
    assertThat(tariff.nextAtMost(0.2, LocalDateTime.parse("2026-11-27T10:30:20")))
        .contains(LocalDateTime.parse("2026-11-27T22:00"));
    assertThat(tariff.nextAtMost(0.1, LocalDateTime.parse("2026-11-27T10:30"))).isEmpty();
  }
}
