package dev.hearth.node.signals.linux;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The hottest of some sensors, in degrees Celsius. They are looked for when none can be read. */
final class Thermometer implements Sense<Double> {
  private static final double MILLI = 1000;

  private final Supplier<List<Path>> search;
  private final String unknown;
  private List<Path> sensors = List.of();

  Thermometer(Supplier<List<Path>> search, String unknown) {
    this.search = search;
    this.unknown = unknown;
  }

  @Override
  public Reading<Double> read() {
    OptionalLong hottest = hottest();
    if (hottest.isEmpty()) {
      sensors = search.get();
      hottest = hottest();
    }
    return hottest.isPresent() ? Reading.of(hottest.getAsLong() / MILLI) : Reading.unknown(unknown);
  }

  private OptionalLong hottest() {
    return sensors.stream()
        .flatMap(sensor -> SystemFile.number(sensor).stream())
        .mapToLong(value -> value)
        .max();
  }
}
