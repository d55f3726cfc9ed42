package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.DeviceRules;
import dev.hearth.node.policy.DeviceRules.Limit;
import dev.hearth.node.policy.DeviceSignals;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;
import java.util.Optional;
import java.util.function.Function;

/**
 * A ceiling with hysteresis: takes hold at the limit and lets go only below a lower one, so that a
 * device at its limit does not start and stop every second.
 */
abstract class LimitRule implements Rule {
  private final RuleId id;
  private final String unit;
  private final Function<DeviceRules, Optional<Limit>> limit;
  private final Function<DeviceSignals, Reading<Double>> signal;

  LimitRule(
      RuleId id,
      String unit,
      Function<DeviceRules, Optional<Limit>> limit,
      Function<DeviceSignals, Reading<Double>> signal) {
    this.id = id;
    this.unit = unit;
    this.limit = limit;
    this.signal = signal;
  }

  @Override
  public RuleId id() {
    return id;
  }

  @Override
  public Verdict judge(Situation situation) {
    Optional<Limit> set = limit.apply(situation.deviceRules());
    return switch (signal.apply(situation.deviceSignals())) {
      case Reading.Unknown<Double>(String reason) -> new Verdict.Silent(reason);
      case Reading.Known<Double>(Double value) when set.isEmpty() ->
          new Verdict.Silent(Words.number(value) + unit + ", and no limit is set");
      case Reading.Known<Double>(Double value) -> judge(situation, value, set.get());
    };
  }

  private Verdict judge(Situation situation, double value, Limit set) {
    double threshold = situation.held().by(id) ? set.low() : set.high();
    String now = Words.number(value) + unit;
    if (value < threshold) {
      return new Verdict.Allows(now + ", your limit is " + Words.number(set.high()) + unit);
    }
    return new Verdict.Objects(
        now, reason(situation.name(), now, Words.number(set.high())), next(situation, set), false);
  }

  String next(Situation situation, Limit set) {
    return "Resumes below " + Words.number(set.low()) + unit + ".";
  }

  abstract String reason(String device, String now, String limit);
}
