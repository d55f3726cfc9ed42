package dev.hearth.desktop.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.Wei;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 ETH",
    "1, 0.000000000000000001 ETH",
    "13129999999999999, 0.01312 ETH",
    "1000000000000000000, 1 ETH",
    "1999999999999999999999, 1999.99 ETH"
  })
  void moneyRoundsDown(String wei, String text) {
    assertThat(Money.text(Wei.parse(wei))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 100000000000000000",
    "'0,1 ETH', 100000000000000000",
    "12, 12000000000000000000",
    "' 1 eth ', 1000000000000000000"
  })
  void moneyIsReadAsPeopleTypeIt(String text, String wei) {
    assertThat(Money.parse(text)).isEqualTo(Wei.parse(wei));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "much", "-1", "1e999", "0.0000000000000000001", "NaN"})
  void whatIsNoAmountIsRefused(String text) {
    assertThatThrownBy(() -> Money.parse(text)).isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, a moment",
    "42, about 42 seconds",
    "60, about a minute",
    "61, about 2 minutes",
    "12000, about 3 h 20 min"
  })
  void durationsRoundUp(long seconds, String text) {
    assertThat(Durations.about(seconds)).isEqualTo(text);
  }
}
