package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;
import dev.hearth.node.policy.Wish;
import java.time.Instant;
import java.time.LocalDateTime;

/** What the owner said last: pause, or run now. */
final class OwnerRule implements Rule {
  @Override
  public RuleId id() {
    return RuleId.OWNER;
  }

  @Override
  public Verdict judge(Situation situation) {
    return switch (situation.wish()) {
      case Wish.None _ -> new Verdict.Allows("you have said nothing else");
      case Wish.Run run -> new Verdict.Allows("you said run until " + at(run.until(), situation));
      case Wish.Finish _ -> new Verdict.Allows("you said finish this segment, then pause");
      case Wish.Pause pause -> paused(pause, situation);
    };
  }

  private static Verdict paused(Wish.Pause pause, Situation situation) {
    if (pause.until().isEmpty()) {
      return new Verdict.Objects("you paused it", "by you", "Resume when you like.", true);
    }
    Instant until = pause.until().get();
    if (!situation.time().toInstant().isBefore(until)) {
      return new Verdict.Allows("your pause is over");
    }
    String clock = at(until, situation);
    return new Verdict.Objects(
        "you paused it until " + clock, "by you until " + clock, "Resume when you like.", true);
  }

  private static String at(Instant time, Situation situation) {
    LocalDateTime local = time.atZone(situation.time().getZone()).toLocalDateTime();
    return Words.moment(local, situation.local());
  }
}
