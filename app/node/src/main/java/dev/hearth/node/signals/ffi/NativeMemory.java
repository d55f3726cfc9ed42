package dev.hearth.node.signals.ffi;

import java.lang.foreign.MemorySegment;

/** Memory that a native function points to. */
public final class NativeMemory {
  private NativeMemory() {}

  /** As many bytes as the function's documentation promises there. */
  @SuppressWarnings("restricted")
  public static MemorySegment at(MemorySegment pointer, long bytes) {
    return pointer.reinterpret(bytes);
  }
}
