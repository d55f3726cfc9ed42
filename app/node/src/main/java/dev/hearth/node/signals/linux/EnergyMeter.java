package dev.hearth.node.signals.linux;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Power from counters of energy, in watts, from one reading to the next: of all of them together.
 * Counters are in microjoules and start again at a range of their own.
 */
final class EnergyMeter implements Sense<Double> {
  private static final double WATTS = 1000; // in a microjoule a nanosecond

  private final List<Counter> counters;
  private final String unknown;
  private final LongSupplier nanoTime;
  private Map<Path, Long> before = Map.of();
  private long time;

  /**
   * @param range what the counter starts again at
   */
  record Counter(Path file, long range) {}

  EnergyMeter(List<Counter> counters, String unknown, LongSupplier nanoTime) {
    this.counters = List.copyOf(counters);
    this.unknown = unknown;
    this.nanoTime = nanoTime;
  }

  @Override
  public Reading<Double> read() {
    Map<Path, Long> first = before;
    long then = time;
    time = nanoTime.getAsLong();
    before = energies();
    if (before.isEmpty()) {
      return Reading.unknown(unknown);
    }
    return first.keySet().equals(before.keySet()) && time > then
        ? Reading.of(spent(first) * WATTS / (time - then))
        : Reading.unknown("the power it draws is not measured yet");
  }

  private Map<Path, Long> energies() {
    Map<Path, Long> energies = new HashMap<>();
    for (Counter counter : counters) {
      SystemFile.number(counter.file()).ifPresent(energy -> energies.put(counter.file(), energy));
    }
    return energies;
  }

  private long spent(Map<Path, Long> first) {
    long spent = 0;
    for (Counter counter : counters) {
      long step = before.getOrDefault(counter.file(), 0L) - first.getOrDefault(counter.file(), 0L);
      spent += step < 0 ? step + counter.range() : step;
    }
    return spent;
  }
}
