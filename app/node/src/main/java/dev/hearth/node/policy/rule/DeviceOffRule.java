package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;

/** The device's own switch. */
final class DeviceOffRule implements Rule {
  @Override
  public RuleId id() {
    return RuleId.DEVICE_OFF;
  }

  @Override
  public Verdict judge(Situation situation) {
    return situation.deviceRules().on()
        ? new Verdict.Allows(situation.name() + " is switched on")
        : new Verdict.Objects(
            "switched off",
            situation.name() + " is switched off",
            "Switch it on under Devices.",
            true);
  }
}
