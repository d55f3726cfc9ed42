package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;

/** A phone's hotspot is not for weights and updates. */
final class MeteredRule implements Rule {
  @Override
  public RuleId id() {
    return RuleId.METERED;
  }

  @Override
  public Verdict judge(Situation situation) {
    return switch (situation.signals().metered()) {
      case Reading.Unknown<Boolean>(String reason) -> new Verdict.Silent(reason);
      case Reading.Known<Boolean>(Boolean metered) when !metered ->
          new Verdict.Allows("this network is not metered");
      case Reading.Known<Boolean> _ when situation.rules().metered() ->
          new Verdict.Allows("this network is metered, which you allow");
      case Reading.Known<Boolean> _ ->
          new Verdict.Objects(
              "this network is metered",
              "this network is metered",
              "Resumes on another network.",
              false);
    };
  }
}
