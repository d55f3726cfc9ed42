package dev.hearth.node.tray;

/** One line of the menu. */
public sealed interface MenuEntry {

  /** Something to read. */
  record Text(String label) implements MenuEntry {}

  /** Something to ask for; greyed out while it makes no sense. */
  record Command(Choice choice, boolean enabled) implements MenuEntry {}

  record Separator() implements MenuEntry {}
}
