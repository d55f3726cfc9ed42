package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.DeviceRules;
import dev.hearth.node.policy.DeviceRules.Limit;
import dev.hearth.node.policy.DeviceSignals;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * The owner's power ceiling. Power falls as soon as a device rests, which says nothing of what it
 * will draw at work: it rests for a while before it tries again.
 */
final class PowerRule extends LimitRule {
  private static final Duration REST = Duration.ofMinutes(5);

  PowerRule() {
    super(RuleId.POWER, " W", DeviceRules::watts, DeviceSignals::watts);
  }

  @Override
  public Verdict judge(Situation situation) {
    Verdict now = super.judge(situation);
    return now instanceof Verdict.Allows && situation.held().by(id()) && isResting(situation)
        ? new Verdict.Objects(
            now.signal(),
            situation.name() + " drew more than your limit",
            triesAgain(situation),
            false)
        : now;
  }

  @Override
  String next(Situation situation, Limit set) {
    return isResting(situation) ? triesAgain(situation) : super.next(situation, set);
  }

  private boolean isResting(Situation situation) {
    return end(situation).isAfter(situation.time().toInstant());
  }

  private Instant end(Situation situation) {
    Instant now = situation.time().toInstant();
    return situation.held().since(id()).orElse(now).plus(REST);
  }

  private String triesAgain(Situation situation) {
    LocalDateTime end = end(situation).atZone(situation.time().getZone()).toLocalDateTime();
    return "Tries again at " + Words.moment(end, situation.local()) + ".";
  }

  @Override
  String reason(String device, String now, String limit) {
    return device + " draws " + now + ", your limit is " + limit;
  }
}
