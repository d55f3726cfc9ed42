package dev.hearth.node.proof;

import static dev.hearth.node.proof.Dispute.mined;
import static dev.hearth.node.proof.Dispute.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.dispute.HeaderProof;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.CourtEvent;
import dev.hearth.wallet.court.DisputeState.Verdict;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the court refuses, and its clocks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CourtRefusalsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Toy toy = new Toy();
  private Trace truth;
  private Trace wrong;
  private PracticeChain practice;
  private Chain chain;
  private Court court;
  private Dispute dispute;
  private Side honest;
  private Side mistaken;

  @BeforeAll
  void start() throws IOException {
    truth = Trace.sound(toy);
    wrong = truth.with(new Trace.Fault(0, 691, Toy.FOLD, 2, 333));
    InstantSource clock = InstantSource.system();
    practice = PracticeChain.inMemory(Genesis.practice(clock, Map.of()), clock);
    chain = Chain.practice(practice);
    WalletKey payer = Dispute.rich(chain);
    court = Court.at(chain, mined(Court.deploy(chain, payer)).contract().orElseThrow());
  }

  @AfterAll
  void stop() throws IOException {
    chain.close();
    practice.close();
  }

  @BeforeEach
  void open() throws IOException {
    honest = new Side(toy, truth);
    mistaken = new Side(toy, wrong);
    dispute = Dispute.open(chain, court, toy, wrong.commitment());
  }

  static List<Trace.Fault> faults() {
    return List.of(
        new Trace.Fault(0, 691, Toy.FOLD, 2, 333),
        new Trace.Fault(0, 691, Toy.GATHER, 4, 0),
        new Trace.Fault(1, Toy.STEPS, 1, 262_999, 0));
  }

  /** Along the way through every level: each move spoiled in every way, then as it should be. */
  @ParameterizedTest
  @MethodSource("faults")
  void spoiledMoves(Trace.Fault fault) throws IOException {
    Side provider = new Side(toy, truth.with(fault));
    Dispute through = Dispute.open(chain, court, toy, provider.trace.commitment());
    while (through.verdict() == Verdict.OPEN) {
      Side side = through.position.ply() % 2 == 0 ? honest : provider;
      Move right = side.answer(through.position, through.posted, through.step);
      for (Refusals.Refusal each : Refusals.of(through.position, through.posted, right)) {
        assertThat(through.send(each.move()))
            .as("%s at %s", each, through.position)
            .satisfies(outcome -> refused(outcome, each.error()));
      }
      mined(through.send(right));
    }
    assertThat(through.verdict()).isEqualTo(Verdict.CHALLENGER);
  }

  @Test
  void whoseTurnItIs() throws IOException {
    Move move = honest.answer(dispute.position, dispute.posted, 0);
    refused(
        court.move(dispute.provider, dispute.terms, dispute.position, move),
        "NotYourTurn(" + dispute.challenger.address());
    refused(court.move(Dispute.rich(chain), dispute.terms, dispute.position, move), "NotYourTurn");
    mined(dispute.send(move));
    refused(
        court.move(dispute.challenger, dispute.terms, dispute.position, answer()),
        "NotYourTurn(" + dispute.provider.address());
  }

  @Test
  void whereItStands() throws IOException {
    Position start = dispute.position;
    Move first = answer();
    mined(dispute.send(first));
    refused(
        court.move(dispute.challenger, dispute.terms, start, first),
        "WrongPosition(0x" + dispute.position.hash());
    Terms other = terms(dispute.terms, Hash.sha256("other".getBytes()), 3600);
    refused(court.move(dispute.challenger, other, other.first(), first), "UnknownDispute");
  }

  @Test
  void whatIsOverStaysOver() throws IOException {
    dispute.play(honest, mistaken);
    refused(
        dispute.send(new Move.Narrow(Side.picked(dispute.posted, 0), List.of())), "DisputeOver");
    refused(court.timeout(dispute.provider, dispute.terms, dispute.position), "DisputeOver");
    refused(court.miscounted(dispute.provider, dispute.terms, toy.headerProof()), "DisputeOver");
  }

  @Test
  void whoMayOpenWhat() throws IOException {
    refused(court.open(dispute.provider, dispute.terms), "NotTheOpener");
    refused(court.open(dispute.challenger, dispute.terms), "DisputeExists");
    Terms hurried = terms(dispute.terms, Hash.ZERO, 0);
    refused(court.open(dispute.challenger, hurried), "NoPatience()");
  }

  @Test
  void aCommitmentOfAnotherLengthLosesAtOnce() throws IOException {
    List<Hash> longer = List.of(Hash.ZERO, Hash.ZERO, Hash.ZERO, Hash.ZERO);
    Dispute miscounted = Dispute.open(chain, court, toy, longer);
    HeaderProof header = toy.headerProof();
    HeaderProof other = new HeaderProof(Bytes.of(new byte[108]), header.path());
    refused(court.miscounted(dispute.provider, miscounted.terms, other), "WrongHeader()");
    mined(court.miscounted(dispute.provider, miscounted.terms, header));
    assertThat(miscounted.verdict()).isEqualTo(Verdict.CHALLENGER);
    assertThat(miscounted.history().getLast())
        .isEqualTo(settled(miscounted, true, CourtEvent.Reason.COUNT));
    refused(court.miscounted(dispute.provider, dispute.terms, header), "CountIsRight(3)");
  }

  @Test
  void aSideThatDoesNotMoveLoses() throws IOException {
    refused(timeout(), "ClockRuns(" + dispute.challenger.address());
    chain.practiceTools().advance(Dispute.PATIENCE.plus(SECOND));
    refused(dispute.send(answer()), "ClockRanOut(" + dispute.challenger.address());
    mined(timeout());
    assertThat(dispute.history().getLast())
        .isEqualTo(settled(dispute, false, CourtEvent.Reason.CLOCK));
    assertThat(dispute.verdict()).isEqualTo(Verdict.PROVIDER);
  }

  /** Each move takes of its own side's time, and none of the other's. */
  @Test
  void clocksAddUp() throws IOException {
    Duration most = Dispute.PATIENCE.minus(Duration.ofMinutes(10));
    chain.practiceTools().advance(most);
    mined(dispute.send(answer()));
    assertThat(dispute.state().challengerLeft()).isLessThanOrEqualTo(Duration.ofMinutes(10));
    assertThat(dispute.state().providerLeft()).isEqualTo(Dispute.PATIENCE);
    chain.practiceTools().advance(most);
    mined(dispute.send(answer()));
    chain.practiceTools().advance(Duration.ofMinutes(10).plus(SECOND));
    refused(dispute.send(answer()), "ClockRanOut(" + dispute.challenger.address());
    mined(timeout());
    assertThat(dispute.verdict()).isEqualTo(Verdict.PROVIDER);
  }

  @Test
  void theProvidersClockRunsToo() throws IOException {
    mined(dispute.send(answer()));
    chain.practiceTools().advance(Dispute.PATIENCE.plus(SECOND));
    mined(timeout());
    assertThat(dispute.verdict()).isEqualTo(Verdict.CHALLENGER);
  }

  /** The sides signed a position far ahead; play goes on from there. */
  @Test
  void anAgreedPositionIsTakenUp() throws IOException {
    Position start = dispute.position;
    Position agreed = ahead(start, 4);
    Signature one = signed(dispute.challenger, agreed);
    Signature other = signed(dispute.provider, agreed);
    refused(agree(start, agreed, other, one), "WrongSigner");
    refused(agree(start, ahead(start, 5), one, other), "WrongSigner");
    refused(agree(agreed, agreed, one, other), "WrongPosition");
    chain.practiceTools().advance(Duration.ofMinutes(50));
    mined(agree(start, agreed, one, other));
    assertThat(dispute.state().position()).isEqualTo(agreed.hash());
    assertThat(dispute.state().challengerLeft()).isEqualTo(Dispute.PATIENCE);
    assertThat(dispute.history().getLast())
        .isEqualTo(new CourtEvent.Agreed(dispute.terms.dispute(), agreed));
    refused(agree(agreed, agreed, one, other), "NotAhead(4, 4)");
    chain.practiceTools().advance(Dispute.PATIENCE.plus(SECOND));
    Position later = ahead(start, 6);
    refused(
        agree(agreed, later, signed(dispute.challenger, later), signed(dispute.provider, later)),
        "ClockRanOut");
  }

  @Test
  void anAgreementOnAnotherDisputeSaysNothing() throws IOException {
    Dispute elsewhere = Dispute.open(chain, court, toy, wrong.commitment());
    Position foreign = ahead(elsewhere.position, 2);
    Signature one = signed(dispute.challenger, foreign);
    Signature other = signed(dispute.provider, foreign);
    refused(agree(dispute.position, foreign, one, other), "WrongPosition");
  }

  /** Signed for another chain or court, with a high s, or with another recovery id. */
  @Test
  void agreementsHoldInOneCourtOnOneChain() throws IOException {
    Position start = dispute.position;
    Position agreed = ahead(start, 2);
    Signature provider = signed(dispute.provider, agreed);
    Eip712 here = court.domain();
    for (Eip712 elsewhere :
        List.of(
            new Eip712(here.chainId() + 1, here.contract()),
            new Eip712(here.chainId(), dispute.challenger.address()))) {
      Signature foreign = dispute.challenger.sign(agreed.agreement(elsewhere));
      refused(agree(start, agreed, foreign, provider), "WrongSigner");
    }
    byte[] bytes = signed(dispute.challenger, agreed).toArray();
    bytes[64] = (byte) (bytes[64] - 27);
    refused(agree(start, agreed, Signature.of(bytes), provider), "MalformedSignature()");
    bytes[64] += 27;
    Arrays.fill(bytes, 32, 64, (byte) 0x80);
    refused(agree(start, agreed, Signature.of(bytes), provider), "MalformedSignature()");
    mined(agree(start, agreed, signed(dispute.challenger, agreed), provider));
  }

  private Signature signed(WalletKey key, Position position) {
    return key.sign(position.agreement(court.domain()));
  }

  private TransactionOutcome agree(
      Position from, Position position, Signature challenger, Signature provider)
      throws IOException {
    WalletKey anyone = Dispute.rich(chain);
    return court.agree(anyone, dispute.terms, from, position, challenger, provider);
  }

  private Move answer() {
    Side side = dispute.position.ply() % 2 == 0 ? honest : mistaken;
    return side.answer(dispute.position, dispute.posted, dispute.step);
  }

  private TransactionOutcome timeout() throws IOException {
    return court.timeout(Dispute.rich(chain), dispute.terms, dispute.position);
  }

  private static CourtEvent settled(Dispute of, boolean challenger, CourtEvent.Reason reason) {
    return challenger
        ? new CourtEvent.Settled(
            of.terms.dispute(), of.terms.challenger(), of.terms.provider(), reason)
        : new CourtEvent.Settled(
            of.terms.dispute(), of.terms.provider(), of.terms.challenger(), reason);
  }

  private static Terms terms(Terms t, Hash subject, long patience) {
    return new Terms(
        t.opener(),
        subject,
        t.challenger(),
        t.provider(),
        t.programHash(),
        t.inputsRoot(),
        t.startRoot(),
        t.commitment(),
        t.values(),
        patience);
  }

  private static Position ahead(Position from, int ply) {
    return new Position(
        from.dispute(),
        ply,
        Level.OPERATIONS,
        1,
        Hash.sha256("memory".getBytes()),
        Hash.ZERO,
        2,
        3,
        4,
        5,
        6,
        7,
        Hash.sha256("list".getBytes()),
        1);
  }
}
