package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.DailyHours;
import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;
import java.util.Optional;

/** Hours of every day in which fans stay still. */
final class QuietHoursRule implements Rule {
  @Override
  public RuleId id() {
    return RuleId.QUIET_HOURS;
  }

  @Override
  public Verdict judge(Situation situation) {
    Optional<DailyHours> quiet = situation.rules().quiet();
    if (quiet.isEmpty()) {
      return new Verdict.Silent("you set none");
    }
    String hours = quiet.get().toString();
    return quiet.get().contains(situation.local().toLocalTime())
        ? new Verdict.Objects(
            "within " + hours, "quiet hours", "Resumes at " + quiet.get().to() + ".", true)
        : new Verdict.Allows("outside " + hours);
  }
}
