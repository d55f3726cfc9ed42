package dev.hearth.node.idle;

import dev.hearth.node.policy.Decision;

/** What a decision lets a device do, whatever the signals said on the way. */
sealed interface Effect {
  record Work(int share) implements Effect {}

  record Finish(int share) implements Effect {}

  record Hold(boolean release) implements Effect {}

  static Effect of(Decision decision) {
    return switch (decision) {
      case Decision.Work work -> new Work(work.share());
      case Decision.Finish finish -> new Finish(finish.share());
      case Decision.Hold hold -> new Hold(hold.why().release());
    };
  }
}
