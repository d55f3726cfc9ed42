package dev.hearth.node.agent;

import dev.hearth.api.NodeState;
import dev.hearth.api.WorkView;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.RuleId;

/** The state in one sentence, what happens next in the one after. Pure. */
final class Sentences {
  private static final int MINUTE = 60;

  private Sentences() {}

  static NodeState starting() {
    return new NodeState(NodeState.Kind.STARTING, "Starting. Looking for the network.");
  }

  static NodeState held(Decision.Hold hold) {
    NodeState.Kind kind =
        hold.rule() == RuleId.BENCHED ? NodeState.Kind.NEEDS_YOU : NodeState.Kind.PAUSED;
    return new NodeState(kind, hold.sentence());
  }

  static NodeState earning(WorkView work) {
    String doing = work.audit() ? "Checking another's work on “%s”" : "Training “%s”";
    return new NodeState(
        NodeState.Kind.EARNING,
        ("Earning. " + doing + ", %d %% of this shard, %s.")
            .formatted(work.title(), Math.round(work.progress() * 100), left(work.secondsLeft())));
  }

  /** Ready, and why nothing trains. */
  static NodeState waiting(String reason) {
    return new NodeState(NodeState.Kind.READY, "Ready. " + reason);
  }

  static NodeState offline(String reason) {
    return new NodeState(NodeState.Kind.OFFLINE, reason);
  }

  private static String left(long seconds) {
    if (seconds == WorkView.UNKNOWN) {
      return "just begun";
    }
    if (seconds < MINUTE) {
      return seconds <= 1 ? "nearly done" : "about " + seconds + " seconds left";
    }
    long minutes = Math.ceilDiv(seconds, (long) MINUTE);
    return minutes == 1 ? "about a minute left" : "about " + minutes + " minutes left";
  }
}
