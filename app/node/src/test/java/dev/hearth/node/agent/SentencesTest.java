package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Denomination;
import dev.hearth.api.NodeState;
import dev.hearth.api.WorkView;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Verdict;
import dev.hearth.node.policy.Wish;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {
  private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-26T20:00:00Z"); // Thursday
  private static final Decision WORKS = new Decision.Work(100, List.of());

  private static Decision held(RuleId rule) {
    return new Decision.Hold(
        rule, new Verdict.Objects("seen", "seen by " + rule, "Goes on.", true), List.of());
  }

  private static Arguments row(List<Decision> decisions, NodeState state) {
    return Arguments.of(decisions, Optional.ofNullable(state));
  }

  private static NodeState paused(RuleId rule, boolean givesWay) {
    String sentence = "Paused: seen by " + rule + ". Goes on.";
    return new NodeState(NodeState.Kind.PAUSED, sentence, rule.name(), givesWay, "");
  }

  static Stream<Arguments> decisions() {
    return Stream.of(
        row(List.of(), null),
        row(List.of(WORKS), null),
        row(List.of(held(RuleId.IN_USE), WORKS), null),
        row(List.of(held(RuleId.IN_USE)), paused(RuleId.IN_USE, true)),
        row(List.of(held(RuleId.BATTERY)), paused(RuleId.BATTERY, true)),
        row(List.of(held(RuleId.POWER)), paused(RuleId.POWER, false)),
        row(List.of(held(RuleId.HEAT), held(RuleId.IN_USE)), paused(RuleId.IN_USE, true)),
        row(List.of(held(RuleId.IN_USE), held(RuleId.DEVICE_OFF)), paused(RuleId.IN_USE, true)),
        row(
            List.of(held(RuleId.OWNER)),
            new NodeState(
                NodeState.Kind.PAUSED, "Paused seen by OWNER. Goes on.", "OWNER", false, "")),
        row(
            List.of(held(RuleId.BENCHED)),
            new NodeState(
                NodeState.Kind.NEEDS_YOU,
                "Paused: seen by BENCHED. Goes on.",
                "BENCHED",
                false,
                "")));
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void saysWhichRuleHoldsTheMachine(List<Decision> decisions, Optional<NodeState> state) {
    assertThat(Sentences.held(decisions)).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 'Training “a job”, 61 % of this shard.'",
    "0, 'Training “a job”, 61 % of this shard, nearly done.'",
    "59, 'Training “a job”, 61 % of this shard, about 59 seconds left.'",
    "60, 'Training “a job”, 61 % of this shard, about a minute left.'",
    "301, 'Training “a job”, 61 % of this shard, about 6 minutes left.'"
  })
  void saysHowLongOnlyWhenThatIsKnown(long left, String doing) {
    Hash id = Hash.sha256(new byte[] {1});
    WorkView work =
        new WorkView(
            id,
            id,
            "a job",
            "cpu",
            0,
            0,
            false,
            0.61,
            left,
            1000,
            Wei.of(1),
            Denomination.COIN,
            List.of());
    assertThat(Sentences.earning(work).sentence()).isEqualTo("Earning. " + doing);
  }

  @Test
  void saysWhatTheFanIsHeardFor() {
    assertThat(Sentences.alsoComputing(paused(RuleId.IN_USE, true)).sentence())
        .isEqualTo("Paused: seen by IN_USE. Goes on. Computes for a job of your own meanwhile.");
  }

  static Stream<Arguments> wishes() {
    return Stream.of(
        Arguments.of(Wish.NONE, ""),
        Arguments.of(
            new Wish.Run(Instant.parse("2026-11-26T21:00:00Z")), "You said run until 21:00."),
        Arguments.of(
            new Wish.Run(Instant.parse("2026-11-28T08:30:00Z")),
            "You said run until Saturday 08:30."),
        Arguments.of(new Wish.Finish(), "Pauses when this segment is done."),
        Arguments.of(new Wish.Pause(Optional.empty()), ""));
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void saysWhatTheOwnerSaidBesideTheState(Wish wish, String said) {
    NodeState state = paused(RuleId.HEAT, false);
    assertThat(Sentences.after(wish, NOW, state))
        .isEqualTo(
            new NodeState(state.kind(), state.sentence(), state.rule(), state.givesWay(), said));
  }
}
