package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.api.Denomination;
import dev.hearth.api.JobRequest;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.Fixtures;
import dev.hearth.node.submit.AuditPot;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.node.submit.Prices;
import dev.hearth.node.submit.TrainingPlan;
import dev.hearth.protocol.Wei;
import dev.hearth.training.Preset;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pot that a job is offered with, and what its payer sets aside. */
class PotOfferTest {
  private static final Wei GWEI = Wei.of(1_000_000_000);

  /** Eight leases. */
  private static JobOrder order(Wei price, int perMillion) {
    TrainingPlan tiny = TrainingPlan.of(Preset.TINY);
    int rounds = 8 / tiny.shards();
    return new JobOrder(
        "a job",
        tiny,
        rounds,
        7,
        new Prices(price, price),
        perMillion,
        1,
        Duration.ofMinutes(1),
        Instant.EPOCH,
        Fixtures.ESCROW);
  }

  private static JobRequest request(Wei pot) {
    return new JobRequest("a", "a.txt", "tiny", 3, Wei.ZERO, 1, 0, 0, pot);
  }

  private static PotOffer offer(Wei asked, Wei price, int perMillion, boolean paid) {
    return PotOffer.of(request(asked), order(price, perMillion), paid, GWEI);
  }

  /**
   * A price in gwei and the job's audits in a million: the leases drawn in a million, and how many
   * audits the pot pays. A stake is 6.2 million gwei, the gas of an audit twice 401,000.
   */
  @ParameterizedTest
  @CsvSource({
    "802000, 1000000, 229078, 2",
    "802000, 100000, 100000, 1",
    "3100000, 1000000, 666667, 6",
    "12400000, 1000000, 1000000, 8",
  })
  void itIsAsLargeAsTheRiskOfCheatingWantsIt(long price, int rate, int drawn, int audits) {
    AuditPot pot = offer(null, GWEI.times(price), rate, true).pot().orElseThrow();
    Wei reward = GWEI.times(price + 802_000);
    assertThat(pot.terms().perMillion()).isEqualTo(drawn);
    assertThat(pot.terms().reward()).isEqualTo(reward);
    assertThat(pot.terms().bond()).isEqualTo(reward.times(2));
    assertThat(pot.money())
        .isEqualTo(reward.times(audits).plus(pot.terms().keeperReward().times(2)));
  }

  /** What is asked for (-1: whatever is in proportion), a price in gwei, audits, a contract. */
  @ParameterizedTest
  @CsvSource({
    "0, 802000, 1000000, true, nobody is paid",
    "-1, 801999, 1000000, true, '0.000802 ETH, more than the 0.0008019 ETH that an audit'",
    "-1, 802000, 0, true, no claim would be drawn",
    "-1, 802000, 1000000, false, no contract",
  })
  void whereThereIsNoneItSaysWhy(long asked, long price, int rate, boolean paid, String why) {
    PotOffer offer = offer(asked < 0 ? null : Wei.of(asked), GWEI.times(price), rate, paid);
    assertThat(offer.pot()).isEmpty();
    assertThat(offer.sentence()).contains(why);
    assertThat(offer.view().cost()).isEqualTo(Wei.ZERO);
  }

  @Test
  void whoWantsOneHasItHoweverDearTheGas() {
    Wei asked = GWEI.times(802_001);
    PotOffer offer = offer(asked, GWEI, 1_000_000, true);
    assertThat(offer.pot().orElseThrow().money()).isEqualTo(asked);
    assertThat(offer.view().cost()).isEqualTo(asked.plus(GWEI.times(700_000)));
    assertThat(offer.sentence()).contains("0.000802 ETH an audit");
  }

  @ParameterizedTest
  @CsvSource({
    "802000, 1000000, true, POT-TOO-SMALL",
    "802001, 0, true, POT-DRAWS-NOTHING",
    "802001, 1000000, false, POT-NOBODY-PAYS",
  })
  void onePotThatPaysNothingIsRefused(long asked, int rate, boolean paid, String code) {
    assertThatThrownBy(() -> offer(GWEI.times(asked), GWEI, rate, paid))
        .isInstanceOfSatisfying(
            RpcException.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
        .hasMessageNotContaining(" wei");
  }

  /** Deposit, bond and pot together, and a wei less. */
  @Test
  void theBudgetIsForAllThatIsSetAside() {
    JobOrder order = order(GWEI, 1_000_000);
    AuditPot pot = offer(GWEI.times(802_001), GWEI, 1_000_000, true).pot().orElseThrow();
    Outlay outlay = Outlay.of(order, Optional.of(pot));
    assertThat(outlay.bond()).isEqualTo(GWEI);
    Wei all = outlay.deposit().plus(GWEI).plus(pot.cost());
    Wei less = all.minus(Wei.of(1));
    assertThatCode(() -> outlay.check(all, all, Denomination.COIN)).doesNotThrowAnyException();
    assertThatThrownBy(() -> outlay.check(less, all, Denomination.COIN))
        .isInstanceOfSatisfying(
            RpcException.class, refusal -> assertThat(refusal.code()).isEqualTo("JOB-OVER-BUDGET"))
        .hasMessageContaining(
            "as your bond, and %s for audits by strangers", Denomination.COIN.exactly(pot.cost()));
    assertThatThrownBy(() -> outlay.check(all, less, Denomination.COIN))
        .isInstanceOfSatisfying(
            RpcException.class,
            refusal -> assertThat(refusal.code()).isEqualTo("JOB-OVER-BALANCE"));
  }
}
