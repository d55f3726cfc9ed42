package dev.hearth.node.signals.sense;

import dev.hearth.node.policy.DeviceSignals.Load;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** What processes take of a card's engines. Pure. */
public record EngineShares(List<Part> parts) {
  private static final double WORTH_A_NAME = 0.1;

  public EngineShares {
    parts = List.copyOf(parts);
  }

  /**
   * What one process takes of one kind of engine.
   *
   * @param share from 0 to 1
   */
  public record Part(long pid, String engine, double share) {}

  /**
   * The busiest kind of engine counts, and the process that takes most of any.
   *
   * @param names the name of a process's program
   */
  public Load load(LongFunction<String> names) {
    double share =
        parts.stream()
            .collect(Collectors.groupingBy(Part::engine, Collectors.summingDouble(Part::share)))
            .values()
            .stream()
            .max(Comparator.naturalOrder())
            .orElse(0.0);
    return new Load(Math.clamp(share, 0, 1), share < WORTH_A_NAME ? "" : busiest(names));
  }

  private String busiest(LongFunction<String> names) {
    return parts.stream()
        .max(Comparator.comparingDouble(Part::share))
        .map(part -> names.apply(part.pid()))
        .orElse("");
  }
}
