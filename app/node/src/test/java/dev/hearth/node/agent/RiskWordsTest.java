package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Denomination;
import dev.hearth.api.JobRisk;
import dev.hearth.protocol.Wei;
import dev.hearth.verifier.Deterrence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskWordsTest {
  private static final Wei PAY = Wei.parse("10000000000000000");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1000000 | 0 | Every lease is checked, so cheating on one costs a provider 0.01 ETH on average, more than the work it would save: it does not pay. If half of those who check were in league with it, it would cost 0.005 ETH, 50 % of the pay.
          250000 | 0 | 25 % of the leases are checked, so cheating on one costs a provider 0.0025 ETH on average, 25 % of the pay: it pays only for whom the work would cost more than that. If half of those who check were in league with it, it would cost 0.00125 ETH, 12.5 % of the pay.
          250000 | 4 | 25 % of the leases are checked, so cheating on one costs a provider 0.0125 ETH on average, more than the work it would save: it does not pay. If half of those who check were in league with it, it would cost 0.00625 ETH, 62.5 % of the pay.
          2500 | 0 | 0.25 % of the leases are checked, so cheating on one costs a provider 0.000025 ETH on average, 0.25 % of the pay: it pays only for whom the work would cost more than that. If half of those who check were in league with it, it would cost 0.0000125 ETH, 0.125 % of the pay.
          0 | 4 | No lease is checked, so cheating costs a provider nothing: you pay on trust.
          """)
  void saysWhetherCheatingPays(int checked, int bonds, String sentence) {
    assertThat(
            RiskWords.of(new Deterrence(checked, PAY.times(bonds), PAY), Denomination.COIN)
                .sentence())
        .isEqualTo(sentence);
  }

  @Test
  void theFiguresAreThoseOfTheSentence() {
    assertThat(RiskWords.of(new Deterrence(250_000, PAY, PAY), Denomination.COIN))
        .isEqualTo(
            new JobRisk(
                0.25,
                PAY,
                PAY,
                PAY.dividedBy(2),
                PAY.dividedBy(4),
                "25 % of the leases are checked, so cheating on one costs a provider 0.005 ETH on"
                    + " average, 50 % of the pay: it pays only for whom the work would cost more"
                    + " than that. If half of those who check were in league with it, it would cost"
                    + " 0.0025 ETH, 25 % of the pay."));
  }
}
