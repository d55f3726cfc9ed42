package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.lease.ScriptedWorker;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OwnPacingTest {
  private final ScriptedWorker worker = new ScriptedWorker();
  private final OwnPacing pacing = new OwnPacing(worker, "cpu");

  private static Decision held(RuleId... rules) {
    List<Decision.Judged> judged =
        Arrays.stream(rules).map(rule -> new Decision.Judged(rule, objects(rule))).toList();
    return new Decision.Hold(rules[0], objects(rules[0]), judged);
  }

  private static Verdict.Objects objects(RuleId rule) {
    return new Verdict.Objects("seen", rule.name(), "Goes on.", false);
  }

  static Stream<Arguments> table() {
    return Stream.of(
        Arguments.of(new Decision.Work(40, List.of()), 40),
        Arguments.of(held(RuleId.OWNER), 0),
        Arguments.of(held(RuleId.HEAT), 0),
        Arguments.of(held(RuleId.POWER), 0),
        Arguments.of(held(RuleId.BATTERY), 0),
        Arguments.of(held(RuleId.PROGRAMS, RuleId.FULLSCREEN), 0),
        Arguments.of(held(RuleId.IN_USE, RuleId.QUIET_HOURS), 100));
  }

  @ParameterizedTest
  @MethodSource("table")
  void obeysWhatProtectsTheMachineAndItsOwner(Decision decision, int share) {
    pacing.obey(Map.of("cpu", new Decision.Work(7, List.of())));
    pacing.obey(Map.of("cpu", decision));
    assertThat(worker.told).containsExactly("pace 7", "pace " + share);
    assertThat(pacing.isHeld()).isEqualTo(share == 0);
  }

  @Test
  void isToldOnlyWhatIsNew() {
    pacing.obey(Map.of());
    pacing.obey(Map.of("cpu", held(RuleId.HEAT)));
    pacing.obey(Map.of("cpu", held(RuleId.OWNER), "gpu", held(RuleId.OWNER)));
    assertThat(worker.told).containsExactly("pace 0");
  }
}
