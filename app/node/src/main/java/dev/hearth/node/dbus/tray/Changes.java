package dev.hearth.node.dbus.tray;

import dev.hearth.node.tray.TrayModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;

/** The signals that tell a host what to read again. */
final class Changes {
  private Changes() {}

  static List<DBusSignal> between(TrayModel before, TrayModel now, Supplier<UInt32> nextRevision)
      throws DBusException {
    List<DBusSignal> signals = new ArrayList<>();
    if (now.state() != before.state()) {
      signals.add(new StatusNotifierItem.NewIcon(StatusNotifierItem.PATH));
      signals.add(new StatusNotifierItem.NewAttentionIcon(StatusNotifierItem.PATH));
      signals.add(
          new StatusNotifierItem.NewStatus(
              StatusNotifierItem.PATH, ItemObject.status(now.state())));
    }
    if (!now.title().equals(before.title())) {
      signals.add(new StatusNotifierItem.NewTitle(StatusNotifierItem.PATH));
    }
    if (!now.lines().equals(before.lines())) {
      signals.add(new StatusNotifierItem.NewToolTip(StatusNotifierItem.PATH));
    }
    if (!now.menu().equals(before.menu())) {
      signals.add(new DbusMenu.LayoutUpdated(DbusMenu.PATH, nextRevision.get(), DbusMenu.ROOT));
    }
    return signals;
  }
}
