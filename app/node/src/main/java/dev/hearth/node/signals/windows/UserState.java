package dev.hearth.node.signals.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.hearth.node.signals.ffi.NativeFunction;
import dev.hearth.node.signals.ffi.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What Windows takes the user to be doing: SHQueryUserNotificationState. */
public final class UserState {
  private static final int NOT_PRESENT = 1;
  private static final int DIRECT3D_FULLSCREEN = 3;
  private static final int PRESENTATION = 4;

  private final NativeFunction query;

  public UserState(NativeLibrary shell32) {
    query = shell32.function("SHQueryUserNotificationState", JAVA_INT, ADDRESS);
  }

  /** The screen is locked, or shows a screen saver. */
  boolean isAway() {
    return state() == NOT_PRESENT;
  }

  boolean playsFullscreen() {
    return state() == DIRECT3D_FULLSCREEN;
  }

  boolean presents() {
    return state() == PRESENTATION;
  }

  /** 0 when it does not say. */
  private int state() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(JAVA_INT);
      return query.toInt(state) == 0 ? state.get(JAVA_INT, 0) : 0;
    }
  }
}
