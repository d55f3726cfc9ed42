package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Fitness;
import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;

/** A device that gave other bits than the definition earns nothing until it passes again. */
final class BenchedRule implements Rule {
  @Override
  public RuleId id() {
    return RuleId.BENCHED;
  }

  @Override
  public Verdict judge(Situation situation) {
    return switch (situation.fitness()) {
      case Fitness.Benched(String why) ->
          new Verdict.Objects(
              why,
              situation.name() + " cannot earn: " + why,
              "Usual cause: overclocking. Test it again under Devices.",
              true);
      case Fitness.Untested _ -> new Verdict.Silent("not tested yet");
      case Fitness.Untestable _ -> new Verdict.Silent("not to be tested now");
      case Fitness.Fit() -> new Verdict.Allows("same bits as the reference");
    };
  }
}
