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

  @ParameterizedTest(name = "{0} due, {1} for gas, {2} minutes left: {3}")
  @CsvSource({
    "1000, 20, 600, true",
    "1000, 21, 600, false",
    "1000, 21, 60, false",
    "1000, 21, 59, true",
    "1000, 21, -59, true"
  })
  void cheapOrTheLastTime(int due, int gas, int left, boolean worth) {
    Instant now = DEADLINE.minus(Duration.ofMinutes(left));
    assertThat(Payday.isWorth(Wei.of(due), Wei.of(gas), now, DEADLINE)).isEqualTo(worth);
  }
}
