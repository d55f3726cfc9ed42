package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Fitness;
import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;

/** A device earns nothing before its bits were held against the definition's. */
final class UntestedRule implements Rule {
  @Override
  public RuleId id() {
    return RuleId.UNTESTED;
  }

  @Override
  public Verdict judge(Situation situation) {
    return situation.fitness() instanceof Fitness.Untested(String why)
        ? new Verdict.Objects(
            why,
            situation.name() + " cannot earn yet: " + why,
            "It is tested as soon as nothing else holds it.",
            false)
        : new Verdict.Allows("it was tested");
  }
}
