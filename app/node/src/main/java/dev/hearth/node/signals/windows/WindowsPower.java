package dev.hearth.node.signals.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals.Power;
import dev.hearth.node.signals.ffi.NativeFunction;
import dev.hearth.node.signals.ffi.NativeLibrary;
import dev.hearth.node.signals.sense.Sense;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Mains or battery: GetSystemPowerStatus. */
public final class WindowsPower implements Sense<Power> {
  private static final int SIZE = 12;
  private static final int FULL = 100;
  private static final int OFFLINE = 0;
  private static final int NO_BATTERY = 128;

  private final NativeFunction status;

  public WindowsPower(NativeLibrary kernel32) {
    status = kernel32.function("GetSystemPowerStatus", JAVA_INT, ADDRESS);
  }

  @Override
  public Reading<Power> read() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment answer = arena.allocate(SIZE, Integer.BYTES);
      return status.toInt(answer) == 0
          ? Reading.unknown("Windows does not tell where the current comes from")
          : Reading.of(power(answer));
    }
  }

  /** Line status, battery flags, percent: a byte each; 255 is unknown. */
  static Power power(MemorySegment answer) {
    int line = Byte.toUnsignedInt(answer.get(JAVA_BYTE, 0));
    int battery = Byte.toUnsignedInt(answer.get(JAVA_BYTE, 1));
    int percent = Byte.toUnsignedInt(answer.get(JAVA_BYTE, 2));
    boolean none = battery != 255 && (battery & NO_BATTERY) != 0;
    return new Power(none || line != OFFLINE, none ? FULL : Math.min(FULL, percent));
  }
}
