package dev.hearth.node.dbus.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** Where items are announced; only there while the desktop has a place for icons. */
@DBusInterfaceName(StatusNotifierWatcher.NAME)
public interface StatusNotifierWatcher extends DBusInterface {
  String NAME = "org.kde.StatusNotifierWatcher";
  String PATH = "/StatusNotifierWatcher";

  /** The bus name of an item that stands at {@link StatusNotifierItem#PATH}. */
  @DBusMemberName("RegisterStatusNotifierItem")
  void register(String service);
}
