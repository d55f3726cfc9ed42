package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;
import java.time.Duration;

/** The owner is at the machine: nothing, a little or everything, as each device may. */
final class InUseRule implements Rule {
  private static final int FULL = 100;

  @Override
  public RuleId id() {
    return RuleId.IN_USE;
  }

  @Override
  public Verdict judge(Situation situation) {
    return switch (situation.signals().idle()) {
      case Reading.Unknown<Duration>(String reason) -> new Verdict.Silent(reason);
      case Reading.Known<Duration>(Duration idle) -> judge(situation, idle);
    };
  }

  private static Verdict judge(Situation situation, Duration idle) {
    Duration wanted = situation.rules().idleAfter();
    String now = "last key or click " + Words.duration(idle) + " ago";
    if (idle.compareTo(wanted) >= 0) {
      return new Verdict.Allows(now);
    }
    return switch (situation.deviceRules().whileUsed()) {
      case FULL -> new Verdict.Limits(now + ", and it may work while you are here", FULL);
      case LIGHT ->
          new Verdict.Limits(
              now + ", and it may work a little while you are here",
              situation.rules().lightShare());
      case NEVER ->
          new Verdict.Objects(
              now,
              "you are using this PC",
              "Resumes " + Words.exactly(wanted) + " after you leave.",
              false);
    };
  }
}
