package dev.hearth.node.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.policy.Moment;
import dev.hearth.node.policy.RuleId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HindsightTest {
  private static final Instant EIGHT = Instant.parse("2026-11-26T20:00:00Z");
  private static final Duration GAP = Duration.ofMinutes(5);

  /** A moment a minute: the owner at the machine for the first half of every hour. */
  private static List<Moment> record(int minutes) {
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i <= minutes; i++) {
      Situations now = new Situations();
      now.idle = Duration.ofMinutes(Math.max(0, i % 60 - 30));
      moments.add(new Moment(EIGHT.plus(Duration.ofMinutes(i)), now.signals(), Map.of()));
    }
    return moments;
  }

  private static Hindsight of(List<Moment> moments, String rules) {
    Situations situations = new Situations();
    situations.rules(rules);
    return Hindsight.of(moments, situations.rules, Situations.DEVICE, ZoneOffset.UTC, GAP);
  }

  @Test
  void countsWhatEachRuleWouldHaveHeld() {
    List<Moment> night = record(240);
    assertThat(of(night, "idle.after = 5 min"))
        .isEqualTo(
            new Hindsight(
                Duration.ofMinutes(100),
                Map.of(RuleId.IN_USE, Duration.ofMinutes(140)),
                Duration.ZERO));
    assertThat(of(night, "idle.after = 5 min; quiet.hours = 22:00-08:00"))
        .isEqualTo(
            new Hindsight(
                Duration.ofMinutes(50),
                Map.of(
                    RuleId.IN_USE, Duration.ofMinutes(140),
                    RuleId.QUIET_HOURS, Duration.ofMinutes(50)),
                Duration.ZERO));
    assertThat(of(night, "device.gpu0.while-used = light").worked())
        .isEqualTo(Duration.ofMinutes(240));
  }

  @Test
  void sleepAndClocksSetBackCountForNothing() {
    List<Moment> moments = new ArrayList<>(record(10));
    Moment last = moments.getLast();
    moments.add(new Moment(EIGHT.plus(Duration.ofHours(9)), last.signals(), Map.of()));
    moments.add(new Moment(EIGHT.plus(Duration.ofHours(8)), last.signals(), Map.of()));
    Hindsight seen = of(moments, "idle.after = 0 s");
    assertThat(seen.worked()).isEqualTo(Duration.ofMinutes(10));
    assertThat(seen.unknown()).isEqualTo(Duration.ofMinutes(9 * 60 - 10));
  }
}
