package dev.hearth.node.signals.x11;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The monitors that a screen spans: RandR 1.5, or the whole screen where there is none. */
final class Monitors {
  private static final int QUERY_VERSION = 0;
  private static final int GET_MONITORS = 42;
  private static final int HEADER = 32;
  private static final int MONITOR = 24;

  private Monitors() {}

  static List<Area> of(Screen screen) {
    List<Area> monitors =
        screen.extension("RANDR").flatMap(randr -> ask(screen, randr)).orElse(List.of());
    return monitors.isEmpty() ? Window.root(screen).area().stream().toList() : monitors;
  }

  private static Optional<List<Area>> ask(Screen screen, int randr) {
    return screen
        .ask(Requests.of(randr, QUERY_VERSION, 1, 5))
        .filter(version -> version.getInt(8) > 1 || version.getInt(12) >= 5)
        .flatMap(_ -> screen.ask(Requests.of(randr, GET_MONITORS, screen.root(), 1)))
        .map(Monitors::parse);
  }

  /** RandR protocol, section 7.5: each monitor is followed by its outputs, a word each. */
  private static List<Area> parse(ByteBuffer reply) {
    List<Area> monitors = new ArrayList<>();
    int at = HEADER;
    for (int left = reply.getInt(12); left > 0; left--) {
      monitors.add(
          new Area(
              reply.getShort(at + 8),
              reply.getShort(at + 10),
              Short.toUnsignedInt(reply.getShort(at + 12)),
              Short.toUnsignedInt(reply.getShort(at + 14))));
      at += MONITOR + Integer.BYTES * Short.toUnsignedInt(reply.getShort(at + 6));
    }
    return monitors;
  }
}
