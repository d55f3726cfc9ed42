package dev.hearth.node.signals.x11;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * Since the last key, click or movement: one round trip to the display. One within Wayland sees the
 * input of its own windows only, so it is not asked.
 */
public final class X11Idle implements Sense<Duration> {
  private static final String EXTENSION = "MIT-SCREEN-SAVER";
  private static final String WITHIN_WAYLAND = "XWAYLAND";
  private static final int QUERY_INFO = 1;
  private static final int SINCE_INPUT = 16;

  private final XDisplay display;

  public X11Idle(XDisplay display) {
    this.display = display;
  }

  @Override
  public Reading<Duration> read() {
    return display
        .ask(X11Idle::sinceInput)
        .map(Reading::of)
        .orElseGet(() -> Reading.unknown("the display does not tell when you last typed"));
  }

  private static Optional<Duration> sinceInput(Screen screen) {
    return screen
        .extension(EXTENSION)
        .filter(_ -> screen.extension(WITHIN_WAYLAND).isEmpty())
        .flatMap(opcode -> screen.ask(Requests.of(opcode, QUERY_INFO, screen.root())))
        .map(X11Idle::milliseconds);
  }

  private static Duration milliseconds(ByteBuffer reply) {
    return Duration.ofMillis(Integer.toUnsignedLong(reply.getInt(SINCE_INPUT)));
  }
}
