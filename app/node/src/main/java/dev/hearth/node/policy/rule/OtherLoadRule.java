package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;

/** Other programs need the device. Takes hold at the owner's share, lets go below half of it. */
final class OtherLoadRule implements Rule {
  private static final double RELEASE = 0.5;

  @Override
  public RuleId id() {
    return RuleId.OTHER_LOAD;
  }

  @Override
  public Verdict judge(Situation situation) {
    return switch (situation.deviceSignals().others()) {
      case Reading.Unknown<Load>(String reason) -> new Verdict.Silent(reason);
      case Reading.Known<Load>(Load load) -> judge(situation, load);
    };
  }

  private Verdict judge(Situation situation, Load load) {
    double limit = situation.rules().othersShare();
    double threshold = situation.held().by(id()) ? limit * RELEASE : limit;
    String now = "other programs use " + Words.percent(load.share());
    if (load.share() < threshold) {
      return new Verdict.Allows(now + ", your limit is " + Words.percent(limit));
    }
    String who = load.program().isEmpty() ? "another program" : load.program();
    return new Verdict.Objects(
        now,
        who + " uses " + Words.percent(load.share()) + " of " + situation.name(),
        "Resumes when it needs less than " + Words.percent(limit * RELEASE) + ".",
        true);
  }
}
