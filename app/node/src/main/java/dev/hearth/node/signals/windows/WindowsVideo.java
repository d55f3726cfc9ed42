package dev.hearth.node.signals.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.ffi.NativeFunction;
import dev.hearth.node.signals.ffi.NativeLibrary;
import dev.hearth.node.signals.sense.Sense;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Whether something is presented, or a program asked for the display to stay on
 * (SetThreadExecutionState, as CallNtPowerInformation tells it). Windows gives its name to
 * administrators only.
 */
public final class WindowsVideo implements Sense<String> {
  private static final int SYSTEM_EXECUTION_STATE = 16;
  private static final int DISPLAY_REQUIRED = 2;

  private final UserState user;
  private final NativeFunction powerInformation;

  public WindowsVideo(NativeLibrary powrprof, UserState user) {
    this.user = user;
    powerInformation =
        powrprof.function(
            "CallNtPowerInformation", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
  }

  @Override
  public Reading<String> read() {
    return Reading.of(user.presents() || isDisplayRequired() ? "a program" : "");
  }

  private boolean isDisplayRequired() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(JAVA_INT);
      int result =
          powerInformation.toInt(
              SYSTEM_EXECUTION_STATE, MemorySegment.NULL, 0, state, Integer.BYTES);
      return result == 0 && (state.get(JAVA_INT, 0) & DISPLAY_REQUIRED) != 0;
    }
  }
}
