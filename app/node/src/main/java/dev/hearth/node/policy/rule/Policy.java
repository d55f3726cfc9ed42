package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;
import dev.hearth.node.policy.Wish;
import java.util.List;
import java.util.Optional;

/** Decides for one device. The first rule that objects gives the reason; limits add up. Pure. */
public final class Policy {
  private static final int FULL = 100;

  private Policy() {}

  public static Decision decide(Situation situation) {
    List<Decision.Judged> judged =
        AllRules.IN_ORDER.stream()
            .map(rule -> new Decision.Judged(rule.id(), rule.judge(situation)))
            .toList();
    Optional<Decision.Judged> objection =
        judged.stream()
            .filter(one -> one.verdict() instanceof Verdict.Objects)
            .filter(one -> !(isRunNow(situation) && one.rule().givesWay()))
            .findFirst();
    if (objection.isPresent()) {
      Verdict.Objects why = (Verdict.Objects) objection.get().verdict();
      return new Decision.Hold(objection.get().rule(), why, judged);
    }
    int share = isRunNow(situation) ? situation.deviceRules().share() : share(situation, judged);
    return situation.wish() instanceof Wish.Finish
        ? new Decision.Finish(share, judged)
        : new Decision.Work(share, judged);
  }

  private static boolean isRunNow(Situation situation) {
    return situation.wish() instanceof Wish.Run run
        && situation.time().toInstant().isBefore(run.until());
  }

  private static int share(Situation situation, List<Decision.Judged> judged) {
    return judged.stream()
        .map(Decision.Judged::verdict)
        .filter(Verdict.Limits.class::isInstance)
        .mapToInt(verdict -> ((Verdict.Limits) verdict).share())
        .reduce(Math.min(FULL, situation.deviceRules().share()), Math::min);
  }
}
