package dev.hearth.node.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.CourtEvent;
import dev.hearth.wallet.court.DisputeState.Verdict;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disputes about the toy, from the commitment to one operation: whoever told the truth wins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CourtGameTest {
  private final Toy toy = new Toy();
  private Trace truth;
  private PracticeChain practice;
  private Chain chain;
  private Court court;

  @BeforeAll
  void start() throws IOException {
    truth = Trace.sound(toy);
    InstantSource clock = InstantSource.system();
    practice = PracticeChain.inMemory(Genesis.practice(clock, Map.of()), clock);
    chain = Chain.practice(practice);
    court =
        Court.at(
            chain,
            Dispute.mined(Court.deploy(chain, Dispute.rich(chain))).contract().orElseThrow());
  }

  @AfterAll
  void stop() throws IOException {
    chain.close();
    practice.close();
  }

  /** One wrong operation each, in every kind of stage and of operation. */
  static Stream<Trace.Fault> faults() {
    return Stream.of(
        new Trace.Fault(0, 691, Toy.GATHER, 4, 0),
        new Trace.Fault(0, 691, Toy.REPEATED, 1, 0),
        new Trace.Fault(0, 691, Toy.FOLD - 1, 1, 0),
        new Trace.Fault(0, 691, Toy.FOLD, 2, 0),
        new Trace.Fault(0, 691, Toy.FOLD, 2, 333),
        new Trace.Fault(0, 691, Toy.FOLD, 2, 511),
        new Trace.Fault(0, 691, Toy.FOLD, 0, 311),
        new Trace.Fault(0, 690, Toy.FOLD + 1, 4, 0),
        new Trace.Fault(0, 699, Toy.CLOCK, 0, 0),
        new Trace.Fault(1, Toy.STEPS, 0, 3, 0),
        new Trace.Fault(1, Toy.STEPS, 1, 262_999, 0));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aProviderThatComputedWronglyLoses(Trace.Fault fault) throws IOException {
    Trace wrong = truth.with(fault);
    Dispute dispute = Dispute.open(chain, court, toy, wrong.commitment());
    dispute.play(new Side(toy, truth), new Side(toy, wrong));
    assertThat(dispute.verdict()).isEqualTo(Verdict.CHALLENGER);
    assertThat(judged(dispute).operation()).isEqualTo(fault.operation());
    assertThat(judged(dispute).element()).isEqualTo(fault.element());
    assertThat(judged(dispute).stage()).isEqualTo(fault.stage());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aChallengerThatComputedWronglyLoses(Trace.Fault fault) throws IOException {
    Trace wrong = truth.with(fault);
    Dispute dispute = Dispute.open(chain, court, toy, truth.commitment());
    dispute.play(new Side(toy, wrong), new Side(toy, truth));
    assertThat(dispute.verdict()).isEqualTo(Verdict.PROVIDER);
  }

  /** With lists of 256 values at every level that has so many. */
  @Test
  void aWholeDisputeFitsInThreeMillionGas() throws IOException {
    Trace wrong = truth.with(new Trace.Fault(0, 691, Toy.FOLD, 2, 333));
    Dispute dispute = Dispute.open(chain, court, toy, wrong.commitment());
    dispute.play(new Side(toy, truth), new Side(toy, wrong));
    assertThat(dispute.gas.values().stream().mapToLong(Long::longValue).sum())
        .isLessThan(3_000_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aChallengerOfNonsenseLoses(long seed) throws IOException {
    Dispute dispute = Dispute.open(chain, court, toy, truth.commitment());
    dispute.play(new Nonsense(toy, truth, seed), new Side(toy, truth));
    assertThat(dispute.verdict()).isEqualTo(Verdict.PROVIDER);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aProviderOfNonsenseLoses(long seed) throws IOException {
    Nonsense provider = new Nonsense(toy, truth, seed);
    Dispute dispute = Dispute.open(chain, court, toy, provider.told(truth.commitment()));
    dispute.play(new Side(toy, truth), provider);
    assertThat(dispute.verdict()).isEqualTo(Verdict.CHALLENGER);
  }

  private static CourtEvent.Judged judged(Dispute dispute) throws IOException {
    return dispute.history().stream()
        .filter(CourtEvent.Judged.class::isInstance)
        .map(CourtEvent.Judged.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
