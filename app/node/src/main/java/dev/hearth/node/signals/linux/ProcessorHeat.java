package dev.hearth.node.signals.linux;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The processor's temperature, as its own sensor tells it: coretemp, k10temp and their like. */
public final class ProcessorHeat implements Sense<Double> {
  private static final Set<String> CHIPS = Set.of("coretemp", "k10temp", "zenpower", "cpu_thermal");

  private final Thermometer thermometer;

  public ProcessorHeat(Path root) {
    Path folder = root.resolve("sys/class/hwmon");
    thermometer =
        new Thermometer(() -> sensors(folder), "this processor does not tell its temperature");
  }

  @Override
  public Reading<Double> read() {
    return thermometer.read();
  }

  private static List<Path> sensors(Path folder) {
    return MonitorChip.in(folder)
        .filter(chip -> CHIPS.contains(chip.name()))
        .flatMap(ProcessorHeat::sensors)
        .toList();
  }

  /** Tctl is Tdie with an offset on some, so it comes second. */
  private static Stream<Path> sensors(MonitorChip chip) {
    return Stream.<Predicate<String>>of(
        label -> label.startsWith("Package id"), "Tdie"::equals, "Tctl"::equals)
        .map(chip::temperatures)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElseGet(() -> chip.file("temp1_input").stream().toList())
        .stream();
  }
}
