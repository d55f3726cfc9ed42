package dev.hearth.node.signals.linux;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.linux.EnergyMeter.Counter;
import dev.hearth.node.signals.sense.Sense;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/** What the processor's packages draw: RAPL, which most systems show to administrators only. */
public final class ProcessorPower implements Sense<Double> {
  private final EnergyMeter meter;

  public ProcessorPower(Path root, LongSupplier nanoTime) {
    List<Path> packages =
        SystemFile.entries(root.resolve("sys/class/powercap")).stream()
            .filter(zone -> zone.getFileName().toString().matches("intel-rapl:\\d+"))
            .filter(zone -> SystemFile.text(zone.resolve("name")).orElse("").startsWith("package"))
            .toList();
    meter =
        new EnergyMeter(
            packages.stream().map(ProcessorPower::counter).toList(), reason(packages), nanoTime);
  }

  @Override
  public Reading<Double> read() {
    return meter.read();
  }

  private static Counter counter(Path zone) {
    Path range = zone.resolve("max_energy_range_uj");
    return new Counter(zone.resolve("energy_uj"), SystemFile.number(range).orElse(0L));
  }

  private static String reason(List<Path> packages) {
    boolean hidden =
        packages.stream().anyMatch(zone -> !Files.isReadable(zone.resolve("energy_uj")));
    return hidden
        ? "only an administrator may read the power this processor draws"
        : "this processor does not tell the power it draws";
  }
}
