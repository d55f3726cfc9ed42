package dev.hearth.desktop.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.api.Money;
import dev.hearth.api.MoneyView;
import dev.hearth.protocol.Wei;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
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
    "0, EUR 0.00",
    "1, EUR 0.0000000000000025",
    "3999999999999999, EUR 9.99",
    "1000000000000000000, 'EUR 2,500.00'"
  })
  void moneyIsWorthSomethingInYourCurrency(String wei, String text) {
    MoneyView money = new MoneyView("EUR", 2500, 0, "typed");
    assertThat(Money.text(Wei.parse(wei), money)).isEqualTo(text);
  }

  @Test
  void withoutARateMoneyIsTokens() {
    assertThat(Money.text(Wei.parse("1"), new MoneyView("EUR", 0, 0, "")))
        .isEqualTo("0.000000000000000001 ETH");
  }

  @ParameterizedTest
  @CsvSource({
    "typed, 'as you typed on 1 Jan 1970.'",
    "https://rates.example, 'as https://rates.example said on 1 Jan 1970.'"
  })
  void aRateSaysWhoseItIs(String source, String end) {
    MoneyView money = new MoneyView("EUR", 2500.5, 0, source);
    assertThat(Money.rate(money, ZoneOffset.UTC)).isEqualTo("1 ETH counts as EUR 2,500.50, " + end);
  }

  @ParameterizedTest
  @CsvSource({"0, nothing", "59, 59 s", "60, 1 min", "3600, 1 h", "148800, 41 h 20 min"})
  void spansAreExact(long seconds, String text) {
    assertThat(Durations.of(seconds)).isEqualTo(text);
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
