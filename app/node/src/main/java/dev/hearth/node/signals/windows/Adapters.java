package dev.hearth.node.signals.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.hearth.node.signals.ffi.NativeFunction;
import dev.hearth.node.signals.ffi.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/**
 * Where graphics adapters are. Counters name an adapter by a number that Windows gives it at start
 * (its LUID); the kernel's display interface (D3DKMT in gdi32) knows its place on the bus.
 */
public final class Adapters {
  private static final int ADAPTER_ADDRESS = 6;

  private final NativeFunction open;
  private final NativeFunction query;
  private final NativeFunction close;
  private final Map<Luid, String> known = new HashMap<>();

  /** Two halves of 32 bits. */
  record Luid(int high, int low) {}

  public Adapters(NativeLibrary gdi32) {
    open = gdi32.function("D3DKMTOpenAdapterFromLuid", JAVA_INT, ADDRESS);
    query = gdi32.function("D3DKMTQueryAdapterInfo", JAVA_INT, ADDRESS);
    close = gdi32.function("D3DKMTCloseAdapter", JAVA_INT, ADDRESS);
  }

  /** An address such as 0000:01:00.0; empty text for an adapter that is none of the bus's. */
  String pciAddress(Luid luid) {
    return known.computeIfAbsent(luid, this::ask);
  }

  private String ask(Luid luid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment opening = arena.allocate(JAVA_INT, 3);
      opening.setAtIndex(JAVA_INT, 0, luid.low());
      opening.setAtIndex(JAVA_INT, 1, luid.high());
      if (open.toInt(opening) != 0) {
        return "";
      }
      MemorySegment adapter = opening.asSlice(8, Integer.BYTES);
      String address = address(arena, adapter.get(JAVA_INT, 0));
      close.toInt(adapter);
      return address;
    }
  }

  private String address(Arena arena, int adapter) {
    MemorySegment place = arena.allocate(JAVA_INT, 3);
    MemorySegment question = arena.allocate(24, Long.BYTES);
    question.set(JAVA_INT, 0, adapter);
    question.set(JAVA_INT, 4, ADAPTER_ADDRESS);
    question.set(ADDRESS, 8, place);
    question.set(JAVA_INT, 16, (int) place.byteSize());
    return query.toInt(question) == 0
        ? "0000:%02x:%02x.%d"
            .formatted(
                place.getAtIndex(JAVA_INT, 0),
                place.getAtIndex(JAVA_INT, 1),
                place.getAtIndex(JAVA_INT, 2))
        : "";
  }
}
