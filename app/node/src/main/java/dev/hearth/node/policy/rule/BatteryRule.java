package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Signals.Power;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;

/** Not on battery, or not below a charge. */
final class BatteryRule implements Rule {
  /** Points of charge above the floor at which work goes on. */
  private static final int RECOVERY = 5;

  @Override
  public RuleId id() {
    return RuleId.BATTERY;
  }

  @Override
  public Verdict judge(Situation situation) {
    return switch (situation.signals().power()) {
      case Reading.Unknown<Power>(String reason) -> new Verdict.Silent(reason);
      case Reading.Known<Power>(Power power) when power.mains() ->
          new Verdict.Allows("on mains power");
      case Reading.Known<Power>(Power power) -> onBattery(situation, power.charge());
    };
  }

  private Verdict onBattery(Situation situation, int charge) {
    String now = "on battery (" + charge + " %)";
    if (!situation.rules().onBattery()) {
      return new Verdict.Objects(now, now, "Resumes on mains power.", true);
    }
    int floor = situation.rules().chargeFloor();
    int needed = situation.held().by(id()) ? Math.min(100, floor + RECOVERY) : floor;
    return charge >= needed
        ? new Verdict.Allows(now + ", your floor is " + floor + " %")
        : new Verdict.Objects(
            now, now + ", your floor is " + floor, "Resumes on mains power or when charged.", true);
  }
}
