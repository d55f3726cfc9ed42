package dev.hearth.node.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a device does now, and what every rule said of it, in the order they decide. */
public sealed interface Decision {
  List<Judged> judged();

  /** A rule and its verdict. */
  record Judged(RuleId rule, Verdict verdict) {}

  /** Work for this share of the time, in percent. */
  record Work(int share, List<Judged> judged) implements Decision {
    public Work {
      judged = List.copyOf(judged);
    }
  }

  /** Work to the end of the segment in hand, then hold. */
  record Finish(int share, List<Judged> judged) implements Decision {
    public Finish {
      judged = List.copyOf(judged);
    }
  }

  /** Hold still, for the reason of the first rule that objects. */
  record Hold(RuleId rule, Verdict.Objects why, List<Judged> judged) implements Decision {
    public Hold {
      judged = List.copyOf(judged);
    }

    /** "Paused: on battery (64 %). Resumes on mains power." */
    public String sentence() {
      return "Paused" + (rule == RuleId.OWNER ? " " : ": ") + why.reason() + ". " + why.next();
    }
  }

  /** The rules that hold the device back. */
  default Set<RuleId> held() {
    return judged().stream()
        .filter(judged -> judged.verdict() instanceof Verdict.Objects)
        .map(Judged::rule)
        .collect(Collectors.toUnmodifiableSet());
  }

  default Optional<Hold> hold() {
    return this instanceof Hold hold ? Optional.of(hold) : Optional.empty();
  }
}
