package dev.hearth.node.signals;

import static dev.hearth.node.signals.WindowsMachine.library;

import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.nvml.NvmlCard;
import dev.hearth.node.signals.nvml.NvmlHeat;
import dev.hearth.node.signals.nvml.NvmlPower;
import dev.hearth.node.signals.portable.PortableLoad;
import dev.hearth.node.signals.sense.Available;
import dev.hearth.node.signals.sense.Sense;
import dev.hearth.node.signals.windows.Adapters;
import dev.hearth.node.signals.windows.GpuEngines;
import dev.hearth.node.signals.windows.PerformanceCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Windows tells of the processor and of graphics cards. */
final class WindowsDevices {
  private static final String PROCESSOR = "Windows does not tell this of the processor";

  private final Instruments instruments;
  private final NvidiaCards nvidia =
      new NvidiaCards(
          List.of("nvml.dll", "C:\\Program Files\\NVIDIA Corporation\\NVSMI\\nvml.dll"));
  private final List<PerformanceCounter> counters = new ArrayList<>();

  WindowsDevices(Instruments instruments) {
    this.instruments = instruments;
  }

  DeviceSenses of(Hardware hardware) {
    return switch (hardware) {
      case Hardware.Processor _ ->
          new DeviceSenses(
              new PortableLoad(instruments.own(), instruments.nanoTime()),
              () -> Reading.unknown(PROCESSOR),
              () -> Reading.unknown(PROCESSOR));
      case Hardware.Pci(String address) -> card(address);
      case Hardware.Unplaced _ -> DeviceSenses.unknown("this device does not tell");
    };
  }

  private DeviceSenses card(String address) {
    Optional<NvmlCard> card = nvidia.at(address);
    return new DeviceSenses(
        Available.orSilent(() -> load(address), "this Windows does not count what uses this card"),
        card.<Sense<Double>>map(NvmlHeat::new)
            .orElse(() -> Reading.unknown("Windows does not tell this card's temperature")),
        card.<Sense<Double>>map(NvmlPower::new)
            .orElse(() -> Reading.unknown("Windows does not tell the power this card draws")));
  }

  private Sense<Load> load(String address) {
    Adapters adapters = new Adapters(library("gdi32"));
    PerformanceCounter counter =
        PerformanceCounter.open(library("pdh"), GpuEngines.PATH).orElseThrow();
    counters.add(counter);
    return new GpuEngines(counter, adapters, address, instruments.own());
  }

  void close() {
    counters.forEach(PerformanceCounter::close);
    nvidia.close();
  }
}
