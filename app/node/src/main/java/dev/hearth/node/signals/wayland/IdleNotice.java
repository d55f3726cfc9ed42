package dev.hearth.node.signals.wayland;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One connection that asked to hear when the owner pauses and when they are back (ext-idle-notify):
 * the compositor counts, and says so within a second.
 */
final class IdleNotice implements AutoCloseable {
  private static final String NOTIFIER = "ext_idle_notifier_v1";
  private static final String SEAT = "wl_seat";
  private static final int AFTER_MILLIS = 1000;

  private static final int DISPLAY_ID = 1;
  private static final int REGISTRY_ID = 2;
  private static final int ALL_LISTED_ID = 3;
  private static final int NOTIFIER_ID = 4;
  private static final int SEAT_ID = 5;
  private static final int NOTICE_ID = 6;

  private static final int SYNC = 0;
  private static final int GET_REGISTRY = 1;
  private static final int BIND = 0;
  private static final int GET_NOTICE = 1;
  private static final int GET_INPUT_NOTICE = 2; // not put off by films; since version 2
  private static final int IDLED = 0;

  private final WaylandSocket socket;
  private final LongSupplier nanoTime;
  private final Map<String, Global> globals = new HashMap<>();
  private boolean asked;
  private Optional<Long> idleSince = Optional.empty();

  private record Global(int name, int version) {}

  private IdleNotice(WaylandSocket socket, LongSupplier nanoTime) {
    this.socket = socket;
    this.nanoTime = nanoTime;
  }

  static IdleNotice open(Path path, LongSupplier nanoTime) throws IOException {
    WaylandSocket socket = WaylandSocket.open(path);
    socket.send(Message.of(DISPLAY_ID, GET_REGISTRY, REGISTRY_ID));
    socket.send(Message.of(DISPLAY_ID, SYNC, ALL_LISTED_ID));
    return new IdleNotice(socket, nanoTime);
  }

  /** Empty until the compositor has answered, and for one that knows no such notices. */
  Optional<Duration> sinceInput() throws IOException {
    for (Message event : socket.receive()) {
      heard(event);
    }
    long now = nanoTime.getAsLong();
    return asked
        ? Optional.of(Duration.ofNanos(idleSince.map(since -> now - since).orElse(0L)))
        : Optional.empty();
  }

  private void heard(Message event) throws IOException {
    switch (event.object()) {
      case DISPLAY_ID -> displayed(event);
      case REGISTRY_ID -> listed(event);
      case ALL_LISTED_ID -> askForNotice();
      case NOTICE_ID -> noticed(event);
      default -> {}
    }
  }

  /** Event 0 of a display is an error that ends the connection. */
  private static void displayed(Message event) throws IOException {
    if (event.opcode() == 0) {
      throw new IOException("the compositor refuses");
    }
  }

  private void listed(Message event) {
    if (event.opcode() == 0) {
      ByteBuffer arguments = event.arguments();
      int name = arguments.getInt();
      globals.putIfAbsent(Message.text(arguments), new Global(name, arguments.getInt()));
    }
  }

  private void askForNotice() throws IOException {
    Global notifier = globals.get(NOTIFIER);
    Global seat = globals.get(SEAT);
    if (notifier != null && seat != null) {
      int version = Math.min(2, notifier.version());
      bind(notifier, NOTIFIER, version, NOTIFIER_ID);
      bind(seat, SEAT, 1, SEAT_ID);
      int request = version == 2 ? GET_INPUT_NOTICE : GET_NOTICE;
      socket.send(Message.of(NOTIFIER_ID, request, NOTICE_ID, AFTER_MILLIS, SEAT_ID));
      asked = true;
    }
  }

  private void bind(Global global, String type, int version, int id) throws IOException {
    socket.send(Message.of(REGISTRY_ID, BIND, global.name(), type, version, id));
  }

  private void noticed(Message event) {
    idleSince =
        event.opcode() == IDLED
            ? Optional.of(nanoTime.getAsLong() - Duration.ofMillis(AFTER_MILLIS).toNanos())
            : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
