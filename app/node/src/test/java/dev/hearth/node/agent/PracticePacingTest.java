package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.lease.Permission;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PracticePacingTest {
  private final List<Integer> told = new ArrayList<>();
  private final Gates gates = new Gates();
  private Decision decision = work(100);
  private boolean ownJob;
  private final PracticePacing pacing =
      new PracticePacing(
          pace -> told.add(pace.percent()), () -> Map.of("cpu", decision), gates, () -> ownJob);

  PracticePacingTest() {
    gates.of("cpu").set(new Permission.Work(100));
  }

  static Stream<Arguments> decisions() {
    return Stream.of(
        Arguments.of(work(40), false, 40),
        Arguments.of(new Decision.Finish(30, List.of()), false, 30),
        Arguments.of(held(RuleId.IN_USE), false, 0),
        Arguments.of(held(RuleId.IN_USE), true, 100),
        Arguments.of(held(RuleId.HEAT), true, 0),
        Arguments.of(held(RuleId.OWNER), true, 0));
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void keepsToTheRules(Decision decided, boolean ownJobRuns, int share) {
    decision = held(RuleId.OWNER);
    pacing.look();
    decision = decided;
    ownJob = ownJobRuns;
    pacing.look();
    assertThat(told).last().isEqualTo(share);
  }

  @Test
  void tellsOnlyWhatIsNew() {
    pacing.look();
    decision = held(RuleId.IN_USE);
    pacing.look();
    pacing.look();
    decision = work(100);
    pacing.look();
    assertThat(told).containsExactly(0, 100);
  }

  @Test
  void restsWhileTheDeviceIsMeasured() {
    try (WorkGate.Registration _ = gates.of("cpu").lend("it is being measured")) {
      pacing.look();
    }
    pacing.look();
    assertThat(told).containsExactly(0, 100);
  }

  private static Decision work(int share) {
    return new Decision.Work(share, List.of());
  }

  private static Decision held(RuleId rule) {
    return new Decision.Hold(rule, new Verdict.Objects("", "", "", false), List.of());
  }
}
