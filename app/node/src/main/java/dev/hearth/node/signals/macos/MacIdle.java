package dev.hearth.node.signals.macos;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.ffi.NativeFunction;
import dev.hearth.node.signals.ffi.NativeLibrary;
import dev.hearth.node.signals.sense.Sense;
import java.time.Duration;

/**
 * Since the last event of a real key, mouse or trackpad: CGEventSourceSecondsSinceLastEventType.
 */
public final class MacIdle implements Sense<Duration> {
  private static final int HID_SYSTEM_STATE = 1;
  private static final int ANY_INPUT = -1;
  private static final double MILLIS = 1000;

  private final NativeFunction seconds;

  public MacIdle(NativeLibrary coreGraphics) {
    seconds =
        coreGraphics.function(
            "CGEventSourceSecondsSinceLastEventType", JAVA_DOUBLE, JAVA_INT, JAVA_INT);
  }

  @Override
  public Reading<Duration> read() {
    double idle = (double) seconds.call(HID_SYSTEM_STATE, ANY_INPUT);
    return Reading.of(Duration.ofMillis(Math.round(idle * MILLIS)));
  }
}
