package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Signals.Foreground;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;

/** A game, a film or slides: a window over the whole screen. */
final class FullscreenRule implements Rule {
  @Override
  public RuleId id() {
    return RuleId.FULLSCREEN;
  }

  @Override
  public Verdict judge(Situation situation) {
    if (!situation.rules().fullscreen()) {
      return new Verdict.Silent("switched off");
    }
    return switch (situation.signals().foreground()) {
      case Reading.Unknown<Foreground>(String reason) -> new Verdict.Silent(reason);
      case Reading.Known<Foreground>(Foreground front) when front.fullscreen() ->
          new Verdict.Objects(
              name(front) + " covers the screen",
              name(front) + " is in the foreground",
              "Resumes when it closes.",
              true);
      case Reading.Known<Foreground> _ -> new Verdict.Allows("no window covers the screen");
    };
  }

  private static String name(Foreground front) {
    return front.program().isEmpty() ? "a fullscreen window" : front.program();
  }
}
