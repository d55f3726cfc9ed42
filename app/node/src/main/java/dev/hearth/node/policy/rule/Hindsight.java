package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.Economy;
import dev.hearth.node.policy.Fitness;
import dev.hearth.node.policy.Held;
import dev.hearth.node.policy.Moment;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Rules;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What these rules would have done with signals of the past: how long a device would have worked,
 * and how long each rule would have held it. A moment counts until the next one, and not at all
 * where the record has a gap: the machine was off, asleep or without Hearth. Pure.
 */
public record Hindsight(Duration worked, Map<RuleId, Duration> held, Duration unknown) {

  public Hindsight {
    held = Map.copyOf(held);
  }

  /**
   * @param moments in the order of their times
   * @param gap a longer stretch between two moments was not observed
   */
  public static Hindsight of(
      List<Moment> moments, Rules rules, String device, ZoneId zone, Duration gap) {
    Tally tally = new Tally();
    Held held = Held.NONE;
    for (int i = 0; i + 1 < moments.size(); i++) {
      Moment now = moments.get(i);
      Decision decision = Policy.decide(situation(now, rules, device, zone, held));
      held = held.after(decision, now.time());
      tally.add(decision, between(now.time(), moments.get(i + 1).time()), gap);
    }
    return new Hindsight(tally.worked, tally.held, tally.unknown);
  }

  private static Situation situation(
      Moment moment, Rules rules, String device, ZoneId zone, Held held) {
    return new Situation(
        moment.time().atZone(zone),
        moment.signals(),
        rules,
        Wish.NONE,
        device,
        device,
        new Fitness.Fit(),
        moment.economies().getOrDefault(device, Economy.UNKNOWN),
        held);
  }

  /** A clock that was set back makes no time. */
  private static Duration between(Instant from, Instant to) {
    return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
  }

  private static final class Tally {
    private final Map<RuleId, Duration> held = new EnumMap<>(RuleId.class);
    private Duration worked = Duration.ZERO;
    private Duration unknown = Duration.ZERO;

    void add(Decision decision, Duration time, Duration gap) {
      if (time.compareTo(gap) > 0) {
        unknown = unknown.plus(time);
      } else if (decision instanceof Decision.Hold hold) {
        held.merge(hold.rule(), time, Duration::plus);
      } else {
        worked = worked.plus(time);
      }
    }
  }
}
