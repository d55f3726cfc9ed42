package dev.hearth.node.policy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules that hold a device back, and since when: some let go later than they take hold. */
public record Held(Map<RuleId, Instant> since) {
  public static final Held NONE = new Held(Map.of());

  public Held {
    since = Map.copyOf(since);
  }

  public boolean by(RuleId rule) {
    return since.containsKey(rule);
  }

  public Optional<Instant> since(RuleId rule) {
    return Optional.ofNullable(since.get(rule));
  }

  /** What a decision at this time leaves for the next one. */
  public Held after(Decision decision, Instant time) {
    return new Held(
        decision.held().stream()
            .collect(Collectors.toMap(rule -> rule, rule -> since(rule).orElse(time))));
  }
}
