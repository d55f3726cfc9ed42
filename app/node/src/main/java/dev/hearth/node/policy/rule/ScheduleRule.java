package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;
import dev.hearth.node.policy.WeeklyHours;

/** The owner's hours of the week. */
final class ScheduleRule implements Rule {
  @Override
  public RuleId id() {
    return RuleId.SCHEDULE;
  }

  @Override
  public Verdict judge(Situation situation) {
    WeeklyHours allowed = situation.rules().allowed();
    if (allowed.equals(WeeklyHours.ALWAYS)) {
      return new Verdict.Silent("you allow every hour");
    }
    if (allowed.contains(situation.local())) {
      return new Verdict.Allows("within your hours");
    }
    String next =
        allowed
            .nextStart(situation.local())
            .map(start -> "Resumes at " + Words.moment(start, situation.local()) + ".")
            .orElse("Your schedule has no hour for it.");
    return new Verdict.Objects("outside your hours", "outside your hours", next, true);
  }
}
