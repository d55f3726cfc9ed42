package dev.hearth.node.agent;

import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.worker.Worker;
import java.util.Map;
import java.util.Set;

/**
 * Holds what is computed for the owner's own jobs to the rules that protect the machine and its
 * owner's games. It goes on while they sit there: they ordered it. Safe for any thread.
 */
final class OwnPacing {
  private static final int FULL = 100;
  private static final Set<RuleId> OBEYED =
      Set.of(RuleId.OWNER, RuleId.HEAT, RuleId.POWER, RuleId.BATTERY, RuleId.FULLSCREEN);

  private final Worker worker;
  private final String device;
  private int told = FULL;

  OwnPacing(Worker worker, String device) {
    this.worker = worker;
    this.device = device;
  }

  /** Something may have changed. */
  synchronized void obey(Map<String, Decision> decisions) {
    Decision decision = decisions.get(device);
    int share = decision == null ? FULL : share(decision);
    if (share != told) {
      told = share;
      worker.pace(share);
    }
  }

  synchronized boolean isHeld() {
    return told == 0;
  }

  private static int share(Decision decision) {
    return switch (decision) {
      case Decision.Work work -> work.share();
      case Decision.Finish finish -> finish.share();
      case Decision.Hold hold -> hold.held().stream().anyMatch(OBEYED::contains) ? 0 : FULL;
    };
  }
}
