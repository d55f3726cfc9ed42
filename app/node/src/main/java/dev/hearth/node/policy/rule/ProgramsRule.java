package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;
import java.util.Set;

/** Programs that the owner listed, while they run. */
final class ProgramsRule implements Rule {
  @Override
  public RuleId id() {
    return RuleId.PROGRAMS;
  }

  @Override
  public Verdict judge(Situation situation) {
    if (situation.rules().programs().isEmpty()) {
      return new Verdict.Silent("you listed no program");
    }
    return switch (situation.signals().programs()) {
      case Reading.Unknown<Set<String>>(String reason) -> new Verdict.Silent(reason);
      case Reading.Known<Set<String>>(Set<String> running) -> judge(situation, running);
    };
  }

  private static Verdict judge(Situation situation, Set<String> running) {
    return situation.rules().programs().stream()
        .filter(running::contains)
        .sorted()
        .findFirst()
        .<Verdict>map(
            name ->
                new Verdict.Objects(
                    name + " runs", name + " is running", "Resumes when it closes.", true))
        .orElseGet(() -> new Verdict.Allows("none of your listed programs runs"));
  }
}
