package dev.hearth.node.dbus.tray;

import java.util.List;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * A menu that the desktop draws, version 3 of the interface. Items have numbers; the root is 0.
 * Hosts differ in whether they send events one by one or in groups.
 */
@DBusInterfaceName("com.canonical.dbusmenu")
public interface DbusMenu extends DBusInterface {
  String PATH = "/MenuBar";
  int ROOT = 0;

  /** The items under a parent; a depth of 0 is the parent alone, -1 all of it. */
  @DBusMemberName("GetLayout")
  MenuLayout<UInt32, MenuNode> layout(int parent, int depth, List<String> names);

  /** The properties of some items; of all when no numbers are given. */
  @DBusMemberName("GetGroupProperties")
  List<MenuProperties> groupProperties(List<Integer> ids, List<String> names);

  @DBusMemberName("GetProperty")
  Variant<?> property(int id, String name);

  @DBusMemberName("Event")
  void event(int id, String event, Variant<?> data, UInt32 time);

  /** Answers the numbers that there are no items for. */
  @DBusMemberName("EventGroup")
  List<Integer> eventGroup(List<MenuEvent> events);

  /** Whether the host has to read the layout again before it shows it. */
  @DBusMemberName("AboutToShow")
  boolean aboutToShow(int id);

  @DBusMemberName("AboutToShowGroup")
  MenusToShow<List<Integer>, List<Integer>> aboutToShowGroup(List<Integer> ids);

  /** The items under a parent changed. */
  class LayoutUpdated extends DBusSignal {
    public LayoutUpdated(String path, UInt32 revision, int parent) throws DBusException {
      super(path, revision, parent);
    }
  }
}
