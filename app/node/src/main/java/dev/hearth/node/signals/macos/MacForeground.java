package dev.hearth.node.signals.macos;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals.Foreground;
import dev.hearth.node.signals.ffi.NativeFunction;
import dev.hearth.node.signals.ffi.NativeLibrary;
import dev.hearth.node.signals.sense.Sense;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The frontmost ordinary window, and whether it covers a whole display (CGWindowList). Owner, layer
 * and bounds need no permission; beside a camera's notch a window covers less, and is not seen.
 */
public final class MacForeground implements Sense<Foreground> {
  private static final Foreground NONE = new Foreground("", false);
  private static final int ON_SCREEN_WITHOUT_DESKTOP = 1 | 16;
  private static final int ORDINARY = 0;
  private static final int MOST_DISPLAYS = 16;
  private static final MemoryLayout RECTANGLE =
      MemoryLayout.structLayout(JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE);

  private final CoreFoundation core;
  private final NativeFunction windows;
  private final NativeFunction rectangle;
  private final NativeFunction displays;
  private final NativeFunction display;
  private final MemorySegment layerKey;
  private final MemorySegment ownerKey;
  private final MemorySegment boundsKey;

  public MacForeground(NativeLibrary graphics, CoreFoundation core) {
    this.core = core;
    windows = graphics.function("CGWindowListCopyWindowInfo", ADDRESS, JAVA_INT, JAVA_INT);
    rectangle =
        graphics.function("CGRectMakeWithDictionaryRepresentation", JAVA_BYTE, ADDRESS, ADDRESS);
    displays = graphics.function("CGGetActiveDisplayList", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    display = graphics.function("CGDisplayBounds", RECTANGLE, JAVA_INT);
    layerKey = graphics.pointer("kCGWindowLayer");
    ownerKey = graphics.pointer("kCGWindowOwnerName");
    boundsKey = graphics.pointer("kCGWindowBounds");
  }

  @Override
  public Reading<Foreground> read() {
    MemorySegment list = windows.toAddress(ON_SCREEN_WITHOUT_DESKTOP, 0);
    if (list.address() == 0) {
      return Reading.unknown("macOS does not tell which window is in front");
    }
    try {
      return Reading.of(front(list));
    } finally {
      core.release(list);
    }
  }

  /** The list is ordered from the front. */
  private Foreground front(MemorySegment list) {
    return LongStream.range(0, core.count(list))
        .mapToObj(i -> core.element(list, i))
        .filter(window -> core.number(core.value(window, layerKey)) == ORDINARY)
        .findFirst()
        .map(window -> new Foreground(core.text(core.value(window, ownerKey)), covers(window)))
        .orElse(NONE);
  }

  private boolean covers(MemorySegment window) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment area = arena.allocate(RECTANGLE);
      MemorySegment ids = arena.allocate(JAVA_INT, MOST_DISPLAYS);
      MemorySegment count = arena.allocate(JAVA_INT);
      displays.toInt(MOST_DISPLAYS, ids, count);
      return (byte) rectangle.call(core.value(window, boundsKey), area) != 0
          && IntStream.range(0, count.get(JAVA_INT, 0))
              .mapToObj(i -> display.toAddress(arena, ids.getAtIndex(JAVA_INT, i)))
              .anyMatch(screen -> covers(area, screen));
    }
  }

  /** Left, top, width and height. */
  private static boolean covers(MemorySegment window, MemorySegment screen) {
    return window.get(JAVA_DOUBLE, 0) <= screen.get(JAVA_DOUBLE, 0)
        && window.get(JAVA_DOUBLE, 8) <= screen.get(JAVA_DOUBLE, 8)
        && end(window, 0) >= end(screen, 0)
        && end(window, 8) >= end(screen, 8);
  }

  private static double end(MemorySegment rectangle, long at) {
    return rectangle.get(JAVA_DOUBLE, at) + rectangle.get(JAVA_DOUBLE, at + 16);
  }
}
