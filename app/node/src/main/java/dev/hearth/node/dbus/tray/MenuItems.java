package dev.hearth.node.dbus.tray;

import dev.hearth.node.tray.Choice;
import dev.hearth.node.tray.MenuEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.types.Variant;

/**
 * A menu's lines by number. A choice has the same number in every menu, so that a click on a menu
 * that has just changed still means what was read.
 */
final class MenuItems {
  private static final int FIRST_LINE = 1000;
  private final Map<Integer, MenuEntry> items = new LinkedHashMap<>();

  MenuItems(List<MenuEntry> menu) {
    for (MenuEntry item : menu) {
      int line = FIRST_LINE + items.size();
      items.put(item instanceof MenuEntry.Command command ? number(command.choice()) : line, item);
    }
  }

  static int number(Choice choice) {
    return 1 + choice.ordinal();
  }

  List<MenuProperties> all() {
    return items.entrySet().stream()
        .map(entry -> new MenuProperties(entry.getKey(), properties(entry.getValue())))
        .toList();
  }

  boolean has(int id) {
    return id == DbusMenu.ROOT || items.containsKey(id);
  }

  Map<String, Variant<?>> properties(int id) {
    return id == DbusMenu.ROOT
        ? Map.of("children-display", new Variant<>("submenu"))
        : Optional.ofNullable(items.get(id)).map(MenuItems::properties).orElse(Map.of());
  }

  /** Empty for what cannot be asked for. */
  Optional<Choice> choice(int id) {
    return items.get(id) instanceof MenuEntry.Command command && command.enabled()
        ? Optional.of(command.choice())
        : Optional.empty();
  }

  private static Map<String, Variant<?>> properties(MenuEntry item) {
    return switch (item) {
      case MenuEntry.Separator() -> Map.of("type", new Variant<>("separator"));
      case MenuEntry.Text(String label) -> labelled(label, false);
      case MenuEntry.Command(Choice choice, boolean enabled) -> labelled(choice.label(), enabled);
    };
  }

  /** A single underscore would mark the letter after it. */
  private static Map<String, Variant<?>> labelled(String label, boolean enabled) {
    return Map.of(
        "label", new Variant<>(label.replace("_", "__")), "enabled", new Variant<>(enabled));
  }
}
