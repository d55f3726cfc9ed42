package dev.hearth.node.dbus.tray;

import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.Position;

/** A revision of the menu and its root; the library wants the two answers as type parameters. */
public final class MenuLayout<R, N> extends Tuple {
  @Position(0)
  public final R revision;

  @Position(1)
  public final N root;

  public MenuLayout(R revision, N root) {
    this.revision = revision;
    this.root = root;
  }
}
