package dev.hearth.node.signals.windows;

import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.EngineShares;
import dev.hearth.node.signals.sense.EngineShares.Part;
import dev.hearth.node.signals.sense.OwnProcesses;
import dev.hearth.node.signals.sense.ProgramName;
import dev.hearth.node.signals.sense.Sense;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What others than Hearth take of a graphics card: the counters that the Task Manager shows. */
public final class GpuEngines implements Sense<Load> {
  public static final String PATH = "\\GPU Engine(*)\\Utilization Percentage";
  private static final double PERCENT = 100;

  private final PerformanceCounter counter;
  private final Adapters adapters;
  private final String card;
  private final OwnProcesses own;

  /**
   * @param card its PCI address
   */
  public GpuEngines(PerformanceCounter counter, Adapters adapters, String card, OwnProcesses own) {
    this.counter = counter;
    this.adapters = adapters;
    this.card = card;
    this.own = own;
  }

  @Override
  public Reading<Load> read() {
    Set<Long> ours = own.all();
    List<Part> others =
        counter.values().entrySet().stream()
            .flatMap(this::part)
            .filter(part -> !ours.contains(part.pid()))
            .toList();
    return Reading.of(new EngineShares(others).load(ProgramName::of));
  }

  private Stream<Part> part(Map.Entry<String, Double> value) {
    return GpuEngineInstance.parse(value.getKey()).stream()
        .filter(instance -> adapters.pciAddress(instance.adapter()).equalsIgnoreCase(card))
        .map(instance -> new Part(instance.pid(), instance.engine(), value.getValue() / PERCENT));
  }
}
