package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.DeviceRules;
import dev.hearth.node.policy.DeviceSignals;
import dev.hearth.node.policy.RuleId;

/** The owner's power ceiling. */
final class PowerRule extends LimitRule {
  PowerRule() {
    super(RuleId.POWER, " W", DeviceRules::watts, DeviceSignals::watts);
  }

  @Override
  String reason(String device, String now, String limit) {
    return device + " draws " + now + ", your limit is " + limit;
  }
}
