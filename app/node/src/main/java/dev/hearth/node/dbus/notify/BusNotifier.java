package dev.hearth.node.dbus.notify;

import dev.hearth.node.dbus.Bus;
import dev.hearth.node.dbus.Markup;
import dev.hearth.node.notify.Notifier;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** Messages by the desktop's own service, where there is one. */
public final class BusNotifier implements Notifier {
  private static final String APPLICATION = "Hearth";
  private static final String DESKTOP_ENTRY = "hearth";
  private static final UInt32 NEW = new UInt32(0);
  private static final int AS_THE_DESKTOP_LIKES = -1;
  private final Bus bus;
  private final Executor executor;

  /** Calls are made on the executor. The caller closes the bus. */
  public BusNotifier(Bus bus, Executor executor) {
    this.bus = bus;
    this.executor = executor;
  }

  @Override
  public void tell(String title, String sentence) {
    executor.execute(() -> bus.ask(connection -> show(connection, title, sentence)));
  }

  private static UInt32 show(DBusConnection connection, String title, String sentence)
      throws DBusException {
    Notifications service =
        connection.getRemoteObject(Notifications.NAME, Notifications.PATH, Notifications.class);
    boolean markup = service.capabilities().contains("body-markup");
    return service.show(
        APPLICATION,
        NEW,
        DESKTOP_ENTRY,
        title,
        markup ? Markup.escape(sentence) : sentence,
        List.of(),
        Map.of("desktop-entry", new Variant<>(DESKTOP_ENTRY)),
        AS_THE_DESKTOP_LIKES);
  }
}
