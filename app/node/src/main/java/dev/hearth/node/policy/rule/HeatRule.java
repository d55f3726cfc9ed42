package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.DeviceRules;
import dev.hearth.node.policy.DeviceSignals;
import dev.hearth.node.policy.RuleId;

/** The owner's temperature ceiling. */
final class HeatRule extends LimitRule {
  HeatRule() {
    super(RuleId.HEAT, " °C", DeviceRules::celsius, DeviceSignals::celsius);
  }

  @Override
  String reason(String device, String now, String limit) {
    return device + " is at " + now + ", your limit is " + limit;
  }
}
