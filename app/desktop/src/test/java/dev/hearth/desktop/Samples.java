package dev.hearth.desktop;

import dev.hearth.api.Denomination;
import dev.hearth.api.DeviceView;
import dev.hearth.api.DisputeView;
import dev.hearth.api.EarningsDay;
import dev.hearth.api.EarningsView;
import dev.hearth.api.JobView;
import dev.hearth.api.LossPoint;
import dev.hearth.api.MoneyView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.NodeState;
import dev.hearth.api.ReceiptView;
import dev.hearth.api.TokenEarnings;
import dev.hearth.api.WorkView;
import dev.hearth.node.policy.RuleId;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Seat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an agent may say, as examples. */
final class Samples {
  static final Wei TENTH = Wei.parse("100000000000000000");
  static final Instant NOW = Instant.parse("2026-11-26T20:00:00Z");
  static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  static final MoneyView EURO =
      new MoneyView("EUR", 2500, NOW.minusSeconds(86_400).toEpochMilli(), "typed");
  static final MoneyView TOKENS = new MoneyView("", 0, 0, "");
  static final Denomination TOKEN =
      new Denomination(Address.ofHex("0x" + "7".repeat(40)), "PLN", 6);
  private static final Hash JOB = Hash.sha256(new byte[] {1});

  private Samples() {}

  static NodeState state(NodeState.Kind kind, String sentence) {
    return new NodeState(kind, sentence);
  }

  /** By a rule, as the agent would say it. */
  static NodeState held(String rule, String sentence) {
    RuleId id = RuleId.valueOf(rule);
    NodeState.Kind kind = id == RuleId.BENCHED ? NodeState.Kind.NEEDS_YOU : NodeState.Kind.PAUSED;
    return new NodeState(kind, sentence, rule, id.givesWay(), "");
  }

  static NodeState saying(NodeState state, String said) {
    return new NodeState(state.kind(), state.sentence(), state.rule(), state.givesWay(), said);
  }

  static NodeSnapshot earning(List<DeviceView> devices, NodeState state, List<String> notices) {
    return new NodeSnapshot(
        "0.1.0",
        NOW.toEpochMilli(),
        NodeSnapshot.Network.PRACTICE,
        state,
        peer(1),
        List.of(),
        3,
        work(60),
        devices,
        earnings(),
        EURO,
        notices,
        List.of(job(true)));
  }

  /** Nothing earned, nothing to do, no device, no rate. */
  static NodeSnapshot idle() {
    return new NodeSnapshot(
        "0.1.0",
        NOW.toEpochMilli(),
        NodeSnapshot.Network.REAL,
        new NodeState(NodeState.Kind.READY, "Ready. No job is open right now."),
        peer(1),
        List.of(),
        0,
        null,
        List.of(),
        new EarningsView(Wei.ZERO, Wei.ZERO, Wei.ZERO, Wei.ZERO),
        TOKENS,
        List.of(),
        List.of());
  }

  static NodeSnapshot with(NodeSnapshot from, WorkView work) {
    return with(from, work, from.earnings(), from.jobs());
  }

  static NodeSnapshot earned(NodeSnapshot from, Wei ever) {
    EarningsView earnings = new EarningsView(ever, TENTH, ever.minus(TENTH), TENTH);
    return with(from, from.work(), earnings, from.jobs());
  }

  /** All of it paid out. */
  static NodeSnapshot earnedInToken(NodeSnapshot from, Wei ever) {
    TokenEarnings token = new TokenEarnings(TOKEN, ever, Wei.ZERO, ever, Wei.ZERO);
    EarningsView coin = from.earnings();
    EarningsView earnings =
        new EarningsView(
            coin.earned(), coin.pending(), coin.withdrawn(), coin.today(), List.of(token));
    return with(from, from.work(), earnings, from.jobs());
  }

  static NodeSnapshot jobs(NodeSnapshot from, List<JobView> jobs) {
    return with(from, from.work(), from.earnings(), jobs);
  }

  private static NodeSnapshot with(
      NodeSnapshot from, WorkView work, EarningsView earnings, List<JobView> jobs) {
    return new NodeSnapshot(
        from.version(),
        from.time(),
        from.network(),
        from.state(),
        from.peer(),
        from.addresses(),
        from.peers(),
        work,
        from.devices(),
        earnings,
        from.money(),
        from.notices(),
        jobs);
  }

  /** A shard with so many steps behind it. */
  static WorkView work(int steps) {
    List<LossPoint> losses =
        IntStream.range(1, steps).mapToObj(i -> new LossPoint(i, 2 + 3.5 / i)).toList();
    return new WorkView(
        JOB,
        JOB,
        "sonnets.txt",
        "cpu",
        1,
        2,
        false,
        0.61,
        372,
        41_200,
        TENTH,
        Denomination.COIN,
        losses);
  }

  /** A shard before its first step. */
  static WorkView begun() {
    return new WorkView(
        JOB,
        JOB,
        "sonnets.txt",
        "cpu",
        1,
        2,
        false,
        0,
        WorkView.UNKNOWN,
        0,
        TENTH,
        Denomination.COIN,
        List.of());
  }

  static EarningsView earnings() {
    return new EarningsView(TENTH.times(3), TENTH, TENTH.times(2), TENTH);
  }

  /** Twelve days of two devices, some of them idle. */
  static List<EarningsDay> history() {
    return IntStream.range(0, 12)
        .boxed()
        .flatMap(
            back -> {
              String date = TODAY.minusDays(back * 2L).toString();
              return Stream.of(
                  new EarningsDay(date, "cpu", TENTH),
                  new EarningsDay(date, "gpu", TENTH.times(1 + back * 7 % 5)));
            })
        .toList();
  }

  static JobView job(boolean own) {
    return job(own, JobView.Phase.RUNNING);
  }

  static JobView job(boolean own, JobView.Phase phase) {
    return job(JOB, own, phase, 2, 7, 2, 1);
  }

  /** Of the owner's, with one round behind it and checks as said. */
  static JobView job(int number, JobView.Phase phase, int audits, int unaided, int mismatches) {
    return job(
        Hash.sha256(new byte[] {(byte) number}), true, phase, 1, audits, unaided, mismatches);
  }

  private static JobView job(
      Hash id,
      boolean own,
      JobView.Phase phase,
      int rounds,
      int audits,
      int unaided,
      int mismatches) {
    return new JobView(
        id,
        own,
        "sonnets.txt",
        "tiny",
        phase,
        "Round 2 of 4, 3 of 4 shards are in.",
        1,
        4,
        3,
        4,
        losses(rounds, 3.1),
        losses(rounds, 3.0),
        5000,
        List.of(
            new JobView.ProviderView(peer(2), 4, 0, 3, TENTH, ""),
            new JobView.ProviderView(peer(3), 0, 1, 0, Wei.ZERO, "caught: different bits")),
        audits,
        unaided,
        mismatches,
        TENTH.times(2),
        TENTH,
        Wei.ZERO,
        NOW.plus(Duration.ofDays(2)).toEpochMilli(),
        Denomination.COIN,
        "",
        List.of());
  }

  private static List<LossPoint> losses(int rounds, double first) {
    return IntStream.rangeClosed(1, rounds)
        .mapToObj(round -> new LossPoint(round, first / round))
        .toList();
  }

  static PeerId peer(int seed) {
    return NodeKey.of(Hash.sha256(new byte[] {(byte) seed}).toArray()).peerId();
  }

  /** A challenged claim of this machine's, that it lost by so much; 0 while it is open. */
  static DisputeView dispute(Wei lost) {
    boolean open = lost.isZero();
    return new DisputeView(
        JOB,
        0,
        JOB,
        "sonnets.txt",
        JOB,
        0,
        1,
        Seat.PROVIDER,
        open ? DisputeView.State.OPEN : DisputeView.State.LOST,
        open ? null : Seat.CHALLENGER,
        Level.OPERATIONS,
        7,
        TENTH,
        TENTH,
        Wei.ZERO,
        lost,
        Denomination.COIN,
        open ? "" : "1.5 (0x3fc00000)",
        open ? "" : "1.25 (0x3fa00000)",
        open ? "The chain was not reached." : "",
        open ? "Your claim is challenged." : "Your stake is lost.");
  }

  /** One a minute; no transaction while it is not paid. */
  static ReceiptView receipt(int number, String transaction) {
    return new ReceiptView(
        Integer.toString(number),
        number * 60_000L,
        JOB,
        "sonnets.txt",
        JOB,
        0,
        1,
        false,
        "cpu",
        50,
        "same bits",
        "…abc123",
        TENTH,
        TENTH,
        Denomination.COIN,
        transaction);
  }
}
