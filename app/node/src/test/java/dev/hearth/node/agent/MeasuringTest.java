package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.lease.ScriptedWorker;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MeasuringTest {
  private static Decision held(RuleId... rules) {
    List<Decision.Judged> judged =
        Arrays.stream(rules).map(rule -> new Decision.Judged(rule, objects(rule))).toList();
    return new Decision.Hold(rules[0], objects(rules[0]), judged);
  }

  private static Verdict.Objects objects(RuleId rule) {
    return new Verdict.Objects("signal of " + rule, "reason of " + rule, "Goes on.", false);
  }

  /** Run now: a rule that gives way objects, and the device works. */
  private static Decision works(RuleId objecting) {
    return new Decision.Work(100, List.of(new Decision.Judged(objecting, objects(objecting))));
  }

  static Stream<Arguments> table() {
    return Stream.of(
        Arguments.of(held(RuleId.IN_USE), null),
        Arguments.of(held(RuleId.BATTERY, RuleId.QUIET_HOURS), null),
        Arguments.of(held(RuleId.OWNER), "signal of OWNER"),
        Arguments.of(held(RuleId.HEAT), "reason of HEAT"),
        Arguments.of(held(RuleId.BENCHED, RuleId.POWER), "reason of POWER"),
        Arguments.of(held(RuleId.IN_USE, RuleId.FULLSCREEN), "reason of FULLSCREEN"),
        Arguments.of(held(RuleId.PROGRAMS), "reason of PROGRAMS"),
        Arguments.of(works(RuleId.FULLSCREEN), null));
  }

  @ParameterizedTest
  @MethodSource("table")
  void obeysWhatProtectsTheOwnerAndTheDevice(Decision decision, String objection) {
    assertThat(Measuring.objection(decision)).isEqualTo(Optional.ofNullable(objection));
  }

  @Test
  void isBrokenOffOnceForTheFirstReasonAndEnded() throws Exception {
    ScriptedWorker worker = new ScriptedWorker();
    Measuring measuring = new Measuring(worker);
    measuring.progressed();
    assertThat(measuring.brokenOff()).isEmpty();
    measuring.breakOff("you cancelled it");
    measuring.breakOff("nobody waits for it any more");
    assertThat(worker.told.poll(10, TimeUnit.SECONDS)).isEqualTo("stop");
    assertThat(worker.told.poll(10, TimeUnit.SECONDS)).isEqualTo("release");
    measuring.progressed();
    assertThat(worker.told).containsExactly("stop");
    assertThat(measuring.brokenOff().orElseThrow())
        .hasMessage("The device is not measured: you cancelled it.");
  }
}
