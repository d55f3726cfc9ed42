package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeesTest {
  /** Of both, for nodes replace only what offers more in either. */
  @ParameterizedTest
  @CsvSource({
    "2, 20, true",
    "9, 90, true",
    "2, 19, false",
    "1, 20, false",
    "1, 10, false",
  })
  void plentyIsTwiceWhatIsAsked(long tip, long most, boolean ample) {
    assertThat(fees(tip, most).isAmple(fees(1, 10))).isEqualTo(ample);
  }

  @ParameterizedTest
  @CsvSource({"4, 40, 6, 51", "0, 0, 1, 10"})
  void raisesByAQuarterOrToWhatIsAsked(long tip, long most, long raisedTip, long raisedMost) {
    assertThat(fees(tip, most).raised(fees(1, 10))).isEqualTo(fees(raisedTip, raisedMost));
  }

  private static Fees fees(long tip, long most) {
    return new Fees(BigInteger.valueOf(tip), BigInteger.valueOf(most));
  }
}
