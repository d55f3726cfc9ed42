package dev.hearth.node.signals.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.ffi.NativeFunction;
import dev.hearth.node.signals.ffi.NativeLibrary;
import dev.hearth.node.signals.sense.Sense;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/** Since the last input of this session: GetLastInputInfo. */
public final class WindowsIdle implements Sense<Duration> {
  private static final int SIZE = 8;

  private final NativeFunction lastInput;
  private final NativeFunction ticks;

  public WindowsIdle(NativeLibrary user32, NativeLibrary kernel32) {
    lastInput = user32.function("GetLastInputInfo", JAVA_INT, ADDRESS);
    ticks = kernel32.function("GetTickCount", JAVA_INT);
  }

  /** Both times are milliseconds that start again after 49 days; their difference does not. */
  @Override
  public Reading<Duration> read() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(SIZE, Integer.BYTES);
      info.set(JAVA_INT, 0, SIZE);
      return lastInput.toInt(info) == 0
          ? Reading.unknown("Windows does not tell when you last typed")
          : Reading.of(
              Duration.ofMillis(Integer.toUnsignedLong(ticks.toInt() - info.get(JAVA_INT, 4))));
    }
  }
}
