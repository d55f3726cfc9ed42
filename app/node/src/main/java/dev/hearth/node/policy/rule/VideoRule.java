package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;

/** Somebody watches or presents without touching a key. */
final class VideoRule implements Rule {
  @Override
  public RuleId id() {
    return RuleId.VIDEO;
  }

  @Override
  public Verdict judge(Situation situation) {
    if (!situation.rules().video()) {
      return new Verdict.Silent("switched off");
    }
    return switch (situation.signals().video()) {
      case Reading.Unknown<String>(String reason) -> new Verdict.Silent(reason);
      case Reading.Known<String>(String player) when player.isEmpty() ->
          new Verdict.Allows("nothing plays");
      case Reading.Known<String>(String player) ->
          new Verdict.Objects(
              player + " plays", player + " plays a video", "Resumes when it ends.", false);
    };
  }
}
