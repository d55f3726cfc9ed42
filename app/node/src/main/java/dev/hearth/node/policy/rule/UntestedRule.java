package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Fitness;
import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;

/**
 * A device earns nothing before its bits were held against the definition's. The last rule: while
 * another holds the device, it is not tested either.
 */
final class UntestedRule implements Rule {
  @Override
  public RuleId id() {
    return RuleId.UNTESTED;
  }

  @Override
  public Verdict judge(Situation situation) {
    return situation.fitness() instanceof Fitness.Untested(String why)
        ? new Verdict.Objects(
            why, situation.name() + " cannot earn yet: " + why, "It is tested in a moment.", false)
        : new Verdict.Allows("it was tested");
  }
}
