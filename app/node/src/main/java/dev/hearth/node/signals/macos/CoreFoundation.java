package dev.hearth.node.signals.macos;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.hearth.node.signals.ffi.NativeFunction;
import dev.hearth.node.signals.ffi.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Arrays, dictionaries, numbers and texts of Core Foundation. What is got is not owned. */
public final class CoreFoundation {
  private static final long INT = 3; // kCFNumberSInt32Type
  private static final int UTF8 = 0x08000100;
  private static final int LONGEST = 256;

  private final NativeFunction count;
  private final NativeFunction element;
  private final NativeFunction value;
  private final NativeFunction number;
  private final NativeFunction text;
  private final NativeFunction release;

  public CoreFoundation(NativeLibrary library) {
    count = library.function("CFArrayGetCount", JAVA_LONG, ADDRESS);
    element = library.function("CFArrayGetValueAtIndex", ADDRESS, ADDRESS, JAVA_LONG);
    value = library.function("CFDictionaryGetValue", ADDRESS, ADDRESS, ADDRESS);
    number = library.function("CFNumberGetValue", JAVA_BYTE, ADDRESS, JAVA_LONG, ADDRESS);
    text = library.function("CFStringGetCString", JAVA_BYTE, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
    release = library.procedure("CFRelease", ADDRESS);
  }

  long count(MemorySegment array) {
    return (long) count.call(array);
  }

  MemorySegment element(MemorySegment array, long index) {
    return element.toAddress(array, index);
  }

  /** A null pointer when there is no such key. */
  MemorySegment value(MemorySegment dictionary, MemorySegment key) {
    return value.toAddress(dictionary, key);
  }

  int number(MemorySegment from) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(JAVA_INT);
      number.call(from, INT, result);
      return result.get(JAVA_INT, 0);
    }
  }

  /** Empty for a text that is not there or too long. */
  String text(MemorySegment from) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(LONGEST);
      boolean copied =
          from.address() != 0 && (byte) text.call(from, buffer, (long) LONGEST, UTF8) != 0;
      return copied ? buffer.getString(0) : "";
    }
  }

  void release(MemorySegment owned) {
    release.call(owned);
  }
}
