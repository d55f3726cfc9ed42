package dev.hearth.node.dbus.tray;

import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.Position;

/** Numbers of items to read again, and those that there are no items for. */
public final class MenusToShow<U, M> extends Tuple {
  @Position(0)
  public final U updates;

  @Position(1)
  public final M missing;

  public MenusToShow(U updates, M missing) {
    this.updates = updates;
    this.missing = missing;
  }
}
