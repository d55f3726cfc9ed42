package dev.hearth.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.Wei;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeterrenceTest {
  /** p and f in millionths; does it deter from saving exactly what it costs, and one wei less? */
  @ParameterizedTest
  @CsvSource({
    // p, S, R, f, cost
    "1000000, 0, 100, 0, 100",
    "1000000, 50, 100, 0, 150",
    "250000, 0, 100, 0, 25",
    "250000, 300, 100, 0, 100",
    "250000, 300, 100, 500000, 50",
    "1000000, 300, 100, 1000000, 0",
    "0, 300, 100, 0, 0",
    "100000, 0, 1000000000000000000, 0, 100000000000000000",
    "333333, 0, 3000000, 333333, 666666",
    "1, 0, 999999, 0, 0",
    "1000000, 0, 0, 0, 0",
  })
  void costsWhatIsRiskedOnAverage(int checked, String bond, String pay, int league, String cost) {
    Deterrence deterrence = new Deterrence(checked, Wei.parse(bond), Wei.parse(pay));
    Wei expected = Wei.parse(cost);

    assertThat(deterrence.cost(league)).isEqualTo(expected);
    assertThat(deterrence.deters(expected.plus(Wei.of(1)), league)).isFalse();
    if (!expected.isZero()) {
      assertThat(deterrence.deters(expected.minus(Wei.of(1)), league)).isTrue();
    }
  }

  /** At the very cost neither is better, so nobody is deterred. */
  @Test
  void aTieDoesNotDeter() {
    Deterrence deterrence = new Deterrence(500_000, Wei.of(100), Wei.of(100));
    assertThat(deterrence.deters(Wei.of(100), 0)).isFalse();
    assertThat(deterrence.deters(Wei.of(99), 0)).isTrue();
  }

  /** What the rounded cost hides still counts. */
  @Test
  void partsOfAWeiDeter() {
    Deterrence deterrence = new Deterrence(500_000, Wei.ZERO, Wei.of(3));
    assertThat(deterrence.cost(0)).isEqualTo(Wei.of(1));
    assertThat(deterrence.deters(Wei.of(1), 0)).isTrue();
  }

  /** S, R, f: the smallest share that deters; with none smaller one would not. */
  @ParameterizedTest
  @CsvSource({
    "300, 100, 0, 250001",
    "300, 100, 500000, 500001",
    "1000000, 1, 0, 1",
    "0, 100, 0, 1000000",
    "100, 100, 500000, 1000000",
    "300, 100, 1000000, 1000000",
    "0, 0, 0, 1000000",
  })
  void theLeastShareIsTheSmallestThatDeters(long bond, long pay, int league, int share) {
    int least = Deterrence.least(Wei.of(bond), Wei.of(pay), league);
    assertThat(least).isEqualTo(share);
    assertThat(new Deterrence(least - 1, Wei.of(bond), Wei.of(pay)).deters(Wei.of(pay), league))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "1000001, 0", "0, -1", "0, 1000001"})
  void sharesAreFromNoneToAll(int checked, int league) {
    assertThatThrownBy(() -> new Deterrence(checked, Wei.ZERO, Wei.ZERO).cost(league))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
