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
    return switch (situation.fitness()) {
      case Fitness.Untested(String why) -> objects(situation, why, "It is tested in a moment.");
      case Fitness.Untestable(String why) ->
          objects(situation, why, "It is tried again later; a newer driver may help.");
      case Fitness.Fit _, Fitness.Benched _ -> new Verdict.Allows("it was tested");
    };
  }

  private static Verdict objects(Situation situation, String why, String next) {
    String reason = situation.name() + " cannot earn yet: " + why;
    return new Verdict.Objects(why, reason, next, false);
  }
}
