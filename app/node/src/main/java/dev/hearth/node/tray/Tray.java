package dev.hearth.node.tray;

/**
 * The icon that a desktop shows for us, where it shows one. Safe for any thread; nothing fails: a
 * desktop without a place for icons shows none.
 */
public interface Tray extends AutoCloseable {
  /** Does not block. */
  void show(TrayModel model);

  /** Takes the icon away. */
  @Override
  void close();
}
