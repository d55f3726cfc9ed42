package dev.hearth.node.signals.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals.Foreground;
import dev.hearth.node.signals.ffi.NativeFunction;
import dev.hearth.node.signals.ffi.NativeLibrary;
import dev.hearth.node.signals.sense.ProgramName;
import dev.hearth.node.signals.sense.Sense;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The window in front, and whether it covers its monitor without a caption. */
public final class WindowsForeground implements Sense<Foreground> {
  private static final Foreground NONE = new Foreground("", false);
  private static final Set<String> DESKTOP = Set.of("Progman", "WorkerW");
  private static final int STYLE = -16;
  private static final int CAPTION = 0x00C00000;
  private static final int NEAREST = 2;
  private static final int MONITOR_INFO = 40;
  private static final int CLASS_NAME = 64;

  private final UserState user;
  private final NativeFunction foreground;
  private final NativeFunction className;
  private final NativeFunction process;
  private final NativeFunction style;
  private final NativeFunction area;
  private final NativeFunction monitor;
  private final NativeFunction monitorInfo;

  public WindowsForeground(NativeLibrary user32, UserState user) {
    this.user = user;
    foreground = user32.function("GetForegroundWindow", ADDRESS);
    className = user32.function("GetClassNameW", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    process = user32.function("GetWindowThreadProcessId", JAVA_INT, ADDRESS, ADDRESS);
    style = user32.function("GetWindowLongW", JAVA_INT, ADDRESS, JAVA_INT);
    area = user32.function("GetWindowRect", JAVA_INT, ADDRESS, ADDRESS);
    monitor = user32.function("MonitorFromWindow", ADDRESS, ADDRESS, JAVA_INT);
    monitorInfo = user32.function("GetMonitorInfoW", JAVA_INT, ADDRESS, ADDRESS);
  }

  @Override
  public Reading<Foreground> read() {
    MemorySegment window = foreground.toAddress();
    try (Arena arena = Arena.ofConfined()) {
      boolean nothing = window.address() == 0 || user.isAway();
      return Reading.of(nothing || isDesktop(window, arena) ? NONE : front(window, arena));
    }
  }

  private Foreground front(MemorySegment window, Arena arena) {
    boolean fullscreen = user.playsFullscreen() || user.presents() || covers(window, arena);
    return new Foreground(program(window, arena), fullscreen);
  }

  private boolean isDesktop(MemorySegment window, Arena arena) {
    MemorySegment name = arena.allocate(2L * CLASS_NAME, 2);
    className.toInt(window, name, CLASS_NAME);
    return DESKTOP.contains(name.getString(0, StandardCharsets.UTF_16LE));
  }

  private boolean covers(MemorySegment window, Arena arena) {
    MemorySegment own = arena.allocate(16, Integer.BYTES);
    MemorySegment info = arena.allocate(MONITOR_INFO, Integer.BYTES);
    info.set(JAVA_INT, 0, MONITOR_INFO);
    MemorySegment nearest = monitor.toAddress(window, NEAREST);
    return (style.toInt(window, STYLE) & CAPTION) != CAPTION
        && area.toInt(window, own) != 0
        && monitorInfo.toInt(nearest, info) != 0
        && covers(own, info.asSlice(4, 16));
  }

  /** Left, top, right and bottom. */
  private static boolean covers(MemorySegment window, MemorySegment monitor) {
    return window.get(JAVA_INT, 0) <= monitor.get(JAVA_INT, 0)
        && window.get(JAVA_INT, 4) <= monitor.get(JAVA_INT, 4)
        && window.get(JAVA_INT, 8) >= monitor.get(JAVA_INT, 8)
        && window.get(JAVA_INT, 12) >= monitor.get(JAVA_INT, 12);
  }

  private String program(MemorySegment window, Arena arena) {
    MemorySegment pid = arena.allocate(JAVA_INT);
    process.toInt(window, pid);
    return ProgramName.of(Integer.toUnsignedLong(pid.get(JAVA_INT, 0)));
  }
}
