package dev.hearth.node.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Wei;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaydayTest {
  private static final Instant DEADLINE = Instant.parse("2026-03-01T12:00:00Z");

  /** Minutes. */
  @ParameterizedTest(name = "{0} since the last try, {1} left: {2}")
  @CsvSource({
    "59, 600, false",
    "60, 600, true",
    "44, 45, false",
    "45, 45, true",
    "14, 15, false",
    "15, 15, true",
    "2, 2, true",
    "59, -1, false",
    "60, -1, true"
  })
  void moreOftenAsTheDeadlineNears(int since, int left, boolean due) {
    Instant now = DEADLINE.minus(Duration.ofMinutes(left));
    Instant last = now.minus(Duration.ofMinutes(since));
    assertThat(Payday.isDue(last, now, DEADLINE)).isEqualTo(due);
  }

  @ParameterizedTest(name = "{0} due, {1} for gas, {2} % allowed, {3} minutes left: {4}")
  @CsvSource({
    "1000, 20, 2, 600, true",
    "1000, 21, 2, 600, false",
    "1000, 21, 3, 600, true",
    "1000, 1000, 100, 600, true",
    "1000, 1, 0, 600, false",
    "1000, 0, 0, 600, true",
    "1000, 21, 2, 60, false",
    "1000, 21, 2, 59, true",
    "1000, 21, 2, -59, true"
  })
  void cheapOrTheLastTime(int due, int gas, int share, int left, boolean worth) {
    Instant now = DEADLINE.minus(Duration.ofMinutes(left));
    assertThat(Payday.isWorth(Wei.of(due), Wei.of(gas), share, now, DEADLINE)).isEqualTo(worth);
  }
}
