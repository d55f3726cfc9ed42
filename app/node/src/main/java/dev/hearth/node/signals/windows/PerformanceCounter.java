package dev.hearth.node.signals.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.hearth.node.signals.ffi.NativeFunction;
import dev.hearth.node.signals.ffi.NativeLibrary;
import dev.hearth.node.signals.ffi.NativeMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One performance counter with all its instances, by the Performance Data Helper (PDH). */
public final class PerformanceCounter implements AutoCloseable {
  private static final int FORMAT_DOUBLE = 0x200;
  private static final int MORE_DATA = 0x800007D2;
  private static final int VALID = 0;
  private static final int NEW = 1;
  private static final long ITEM = 24;
  private static final long LONGEST_NAME = 1024;

  private final NativeFunction collect;
  private final NativeFunction format;
  private final NativeFunction closeQuery;
  private final MemorySegment query;
  private final MemorySegment counter;

  private PerformanceCounter(NativeLibrary pdh, MemorySegment query, MemorySegment counter) {
    collect = pdh.function("PdhCollectQueryData", JAVA_INT, ADDRESS);
    format =
        pdh.function(
            "PdhGetFormattedCounterArrayW", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    closeQuery = pdh.function("PdhCloseQuery", JAVA_INT, ADDRESS);
    this.query = query;
    this.counter = counter;
  }

  /**
   * By its English path, such as \GPU Engine(*)\Utilization Percentage; empty where there is none.
   */
  public static Optional<PerformanceCounter> open(NativeLibrary pdh, String path) {
    NativeFunction open = pdh.function("PdhOpenQueryW", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS);
    NativeFunction add =
        pdh.function("PdhAddEnglishCounterW", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment query = arena.allocate(ADDRESS);
      MemorySegment counter = arena.allocate(ADDRESS);
      MemorySegment name = arena.allocateFrom(path, StandardCharsets.UTF_16LE);
      if (open.toInt(MemorySegment.NULL, 0L, query) != 0) {
        return Optional.empty();
      }
      int added = add.toInt(query.get(ADDRESS, 0), name, 0L, counter);
      PerformanceCounter opened =
          new PerformanceCounter(pdh, query.get(ADDRESS, 0), counter.get(ADDRESS, 0));
      if (added == 0) {
        return Optional.of(opened);
      }
      opened.close();
      return Optional.empty();
    }
  }

  /** Values by instance, since the last time this was called; none the first time. */
  Map<String, Double> values() {
    if (collect.toInt(query) != 0) {
      return Map.of();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(JAVA_INT);
      MemorySegment count = arena.allocate(JAVA_INT);
      if (format.toInt(counter, FORMAT_DOUBLE, size, count, MemorySegment.NULL) != MORE_DATA) {
        return Map.of();
      }
      MemorySegment items = arena.allocate(size.get(JAVA_INT, 0), Long.BYTES);
      int result = format.toInt(counter, FORMAT_DOUBLE, size, count, items);
      return result == 0 ? parse(items, count.get(JAVA_INT, 0)) : Map.of();
    }
  }

  /** A pointer to the name, a status, the value. */
  private static Map<String, Double> parse(MemorySegment items, int count) {
    Map<String, Double> values = new HashMap<>();
    for (long at = 0; at < count * ITEM; at += ITEM) {
      int status = items.get(JAVA_INT, at + 8);
      if (status == VALID || status == NEW) {
        MemorySegment name = NativeMemory.at(items.get(ADDRESS, at), LONGEST_NAME);
        values.merge(
            name.getString(0, StandardCharsets.UTF_16LE),
            items.get(JAVA_DOUBLE, at + 16),
            Double::sum);
      }
    }
    return values;
  }

  @Override
  public void close() {
    closeQuery.call(query);
  }
}
