package dev.hearth.node.signals.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.hearth.node.signals.ffi.NativeFunction;
import dev.hearth.node.signals.ffi.NativeLibrary;
import dev.hearth.node.signals.ffi.NativeMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;

/** As much of COM as it takes to make an object and call it from any thread. */
final class Com {
  private static final int ANY_CONTEXT = 0x17;

  private final NativeFunction enter;
  private final NativeFunction create;

  Com(NativeLibrary ole32) {
    enter = ole32.function("CoIncrementMTAUsage", JAVA_INT, ADDRESS);
    create =
        ole32.function("CoCreateInstance", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
  }

  /** An object for the life of this process, and the multithreaded apartment with it. */
  Optional<MemorySegment> create(UUID type, UUID face) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cookie = arena.allocate(ADDRESS);
      MemorySegment object = arena.allocate(ADDRESS);
      boolean made =
          enter.toInt(cookie) == 0
              && create.toInt(
                      guid(arena, type), MemorySegment.NULL, ANY_CONTEXT, guid(arena, face), object)
                  == 0;
      return made ? Optional.of(object.get(ADDRESS, 0)) : Optional.empty();
    }
  }

  /** A method by its place in the object's table; the object is its first argument. */
  static NativeFunction method(MemorySegment object, int slot, MemoryLayout... arguments) {
    long pointer = ADDRESS.byteSize();
    MemorySegment table = NativeMemory.at(object, pointer).get(ADDRESS, 0);
    MemorySegment entry = NativeMemory.at(table, (slot + 1) * pointer).getAtIndex(ADDRESS, slot);
    return NativeFunction.at(entry, "method " + slot, JAVA_INT, arguments);
  }

  /** The first three parts are numbers of the machine's order, the rest are bytes. */
  static MemorySegment guid(Arena arena, UUID id) {
    MemorySegment guid = arena.allocate(16, Long.BYTES);
    guid.set(JAVA_INT, 0, (int) (id.getMostSignificantBits() >>> 32));
    guid.set(JAVA_SHORT, 4, (short) (id.getMostSignificantBits() >>> 16));
    guid.set(JAVA_SHORT, 6, (short) id.getMostSignificantBits());
    guid.set(JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN), 8, id.getLeastSignificantBits());
    return guid;
  }
}
