package dev.hearth.node.signals.nvml;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.hearth.node.signals.ffi.NativeFunction;
import dev.hearth.node.signals.ffi.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The library, started. Any thread may call its functions; 0 means success. */
public final class Nvml implements AutoCloseable {
  private static final int SUCCESS = 0;

  private final NativeFunction shutdown;
  private final NativeFunction byPciBusId;
  final NativeFunction temperature;
  final NativeFunction power;
  final NativeFunction utilization;
  final NativeFunction processUtilization;
  final NativeFunction computeProcesses;

  private Nvml(NativeLibrary library) {
    shutdown = library.function("nvmlShutdown", JAVA_INT);
    byPciBusId = library.function("nvmlDeviceGetHandleByPciBusId_v2", JAVA_INT, ADDRESS, ADDRESS);
    temperature =
        library.function("nvmlDeviceGetTemperature", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    power = library.function("nvmlDeviceGetPowerUsage", JAVA_INT, ADDRESS, ADDRESS);
    utilization = library.function("nvmlDeviceGetUtilizationRates", JAVA_INT, ADDRESS, ADDRESS);
    processUtilization =
        library.function(
            "nvmlDeviceGetProcessUtilization", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
    computeProcesses =
        library.function(
            "nvmlDeviceGetComputeRunningProcesses_v3", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
  }

  /** Empty without such a driver; the first of these names or paths that loads is taken. */
  public static Optional<Nvml> start(List<String> names) {
    return names.stream()
        .flatMap(name -> NativeLibrary.load(name).stream())
        .findFirst()
        .flatMap(Nvml::start);
  }

  private static Optional<Nvml> start(NativeLibrary library) {
    try {
      int result = library.function("nvmlInit_v2", JAVA_INT).toInt();
      return result == SUCCESS ? Optional.of(new Nvml(library)) : Optional.empty();
    } catch (NoSuchElementException tooOld) {
      return Optional.empty();
    }
  }

  /** The card at an address such as 0000:01:00.0; empty when it is not this driver's. */
  public Optional<NvmlCard> card(String pciAddress) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment handle = arena.allocate(ADDRESS);
      int result = byPciBusId.toInt(arena.allocateFrom(pciAddress), handle);
      return result == SUCCESS
          ? Optional.of(new NvmlCard(this, handle.get(ADDRESS, 0)))
          : Optional.empty();
    }
  }

  @Override
  public void close() {
    shutdown.call();
  }
}
