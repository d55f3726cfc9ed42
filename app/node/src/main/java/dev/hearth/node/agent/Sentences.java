package dev.hearth.node.agent;

import dev.hearth.api.NodeState;
import dev.hearth.api.WorkView;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Wish;
import dev.hearth.node.policy.rule.Words;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The state in one sentence, what happens next in the one after. Pure. */
final class Sentences {
  private static final int MINUTE = 60;

  private Sentences() {}

  static NodeState starting() {
    return new NodeState(NodeState.Kind.STARTING, "Starting. Looking for the network.");
  }

  static NodeState noChain() {
    return new NodeState(
        NodeState.Kind.NEEDS_YOU,
        "No chain was given, so there is no network to join. Start again with --rpc URL.");
  }

  /**
   * When no device may work, what holds the one that waits for least: the first to work again goes
   * by the last of the rules.
   */
  static Optional<NodeState> held(Collection<Decision> decisions) {
    List<Decision.Hold> holds =
        decisions.stream().map(Decision::hold).flatMap(Optional::stream).toList();
    return holds.size() < decisions.size()
        ? Optional.empty()
        : holds.stream().max(Comparator.comparing(Decision.Hold::rule)).map(Sentences::held);
  }

  private static NodeState held(Decision.Hold hold) {
    RuleId rule = hold.rule();
    NodeState.Kind kind = rule == RuleId.BENCHED ? NodeState.Kind.NEEDS_YOU : NodeState.Kind.PAUSED;
    return new NodeState(kind, hold.sentence(), rule.name(), rule.givesWay(), "");
  }

  static NodeState earning(WorkView work) {
    String doing = work.audit() ? "Checking another's work on “%s”" : "Training “%s”";
    return new NodeState(
        NodeState.Kind.EARNING,
        ("Earning. " + doing + ", %d %% of this shard%s.")
            .formatted(work.title(), Math.round(work.progress() * 100), left(work.secondsLeft())));
  }

  /** Ready, and why nothing trains. */
  static NodeState waiting(String reason) {
    return new NodeState(NodeState.Kind.READY, "Ready. " + reason);
  }

  static NodeState offline(String reason) {
    return new NodeState(NodeState.Kind.OFFLINE, reason);
  }

  /** What the device does beside earning: whoever hears its fan reads why. */
  static NodeState alsoComputing(NodeState state) {
    return new NodeState(
        state.kind(),
        state.sentence() + " Computes for a job of your own meanwhile.",
        state.rule(),
        state.givesWay(),
        state.said());
  }

  /** The state, and beside it what the owner said last. */
  static NodeState after(Wish wish, ZonedDateTime now, NodeState state) {
    return new NodeState(
        state.kind(), state.sentence(), state.rule(), state.givesWay(), said(wish, now));
  }

  private static String said(Wish wish, ZonedDateTime now) {
    return switch (wish) {
      case Wish.Run run -> "You said run until " + clock(run.until(), now) + ".";
      case Wish.Finish _ -> "Pauses when this segment is done.";
      case Wish.None _, Wish.Pause _ -> "";
    };
  }

  private static String clock(Instant time, ZonedDateTime now) {
    return Words.moment(LocalDateTime.ofInstant(time, now.getZone()), now.toLocalDateTime());
  }

  private static String left(long seconds) {
    if (seconds == WorkView.UNKNOWN) {
      return "";
    }
    if (seconds < MINUTE) {
      return seconds <= 1 ? ", nearly done" : ", about " + seconds + " seconds left";
    }
    long minutes = Math.ceilDiv(seconds, (long) MINUTE);
    return minutes == 1 ? ", about a minute left" : ", about " + minutes + " minutes left";
  }
}
