package dev.hearth.node.signals.nvml;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** One card, as NVML knows it. */
public final class NvmlCard {
  private static final int SUCCESS = 0;
  private static final int NOT_FOUND = 6;
  private static final int GPU_SENSOR = 0;
  private static final int MOST = 256;
  private static final long SAMPLE = 32;
  private static final long PROCESS = 24;

  private final Nvml nvml;
  private final MemorySegment handle;

  NvmlCard(Nvml nvml, MemorySegment handle) {
    this.nvml = nvml;
    this.handle = handle;
  }

  /**
   * How busy one process kept the card's multiprocessors.
   *
   * @param time microseconds since 1970
   * @param percent of the time since the sample before
   */
  record Sample(long pid, long time, int percent) {}

  /** In degrees Celsius. */
  OptionalInt temperature() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(JAVA_INT);
      return number(nvml.temperature.toInt(handle, GPU_SENSOR, value), value);
    }
  }

  /** In milliwatts. */
  OptionalInt power() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(JAVA_INT);
      return number(nvml.power.toInt(handle, value), value);
    }
  }

  /** How much of the last moment anything ran on it, in percent. */
  OptionalInt utilization() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(JAVA_INT, 2);
      return number(nvml.utilization.toInt(handle, value), value);
    }
  }

  private static OptionalInt number(int result, MemorySegment value) {
    return result == SUCCESS ? OptionalInt.of(value.get(JAVA_INT, 0)) : OptionalInt.empty();
  }

  /** Of processes since a time; empty when the driver does not tell processes apart. */
  Optional<List<Sample>> samples(long since) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment samples = arena.allocate(SAMPLE * MOST, Long.BYTES);
      MemorySegment count = arena.allocateFrom(JAVA_INT, MOST);
      int result = nvml.processUtilization.toInt(handle, samples, count, since);
      return switch (result) {
        case SUCCESS ->
            Optional.of(
                IntStream.range(0, count.get(JAVA_INT, 0))
                    .mapToObj(i -> sample(samples.asSlice(i * SAMPLE)))
                    .toList());
        case NOT_FOUND -> Optional.of(List.of());
        default -> Optional.empty();
      };
    }
  }

  private static Sample sample(MemorySegment at) {
    long pid = Integer.toUnsignedLong(at.get(JAVA_INT, 0));
    return new Sample(pid, at.get(JAVA_LONG, 8), at.get(JAVA_INT, 16));
  }

  /** Processes that compute on it; empty when the driver does not tell. */
  Optional<Set<Long>> computing() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment processes = arena.allocate(PROCESS * MOST, Long.BYTES);
      MemorySegment count = arena.allocateFrom(JAVA_INT, MOST);
      if (nvml.computeProcesses.toInt(handle, count, processes) != SUCCESS) {
        return Optional.empty();
      }
      Set<Long> pids = new HashSet<>();
      LongStream.range(0, count.get(JAVA_INT, 0))
          .forEach(i -> pids.add(Integer.toUnsignedLong(processes.get(JAVA_INT, i * PROCESS))));
      return Optional.of(pids);
    }
  }
}
