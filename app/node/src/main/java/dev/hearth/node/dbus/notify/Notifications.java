package dev.hearth.node.dbus.notify;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The desktop's service that shows messages. */
@DBusInterfaceName(Notifications.NAME)
public interface Notifications extends DBusInterface {
  String NAME = "org.freedesktop.Notifications";
  String PATH = "/org/freedesktop/Notifications";

  /** What this service can do; "body-markup" for one that reads the body as markup. */
  @DBusMemberName("GetCapabilities")
  List<String> capabilities();

  /**
   * Shows a message, in the place of an earlier one unless that is 0, for so many milliseconds (-1:
   * as the desktop likes), and answers its number.
   */
  @DBusMemberName("Notify")
  UInt32 show(
      String application,
      UInt32 replaced,
      String icon,
      String summary,
      String body,
      List<String> actions,
      Map<String, Variant<?>> hints,
      int milliseconds);
}
