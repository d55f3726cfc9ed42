package dev.hearth.node.awt;

import dev.hearth.node.tray.Choice;
import dev.hearth.node.tray.MenuEntry;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.util.List;
import java.util.function.Consumer;

/** The menu as AWT draws it. */
final class AwtMenu {
  private AwtMenu() {}

  static PopupMenu of(List<MenuEntry> entries, Consumer<Choice> chosen) {
    PopupMenu menu = new PopupMenu();
    for (MenuEntry entry : entries) {
      switch (entry) {
        case MenuEntry.Separator() -> menu.addSeparator();
        case MenuEntry.Text(String label) -> menu.add(item(label, false));
        case MenuEntry.Command(Choice choice, boolean enabled) -> {
          MenuItem item = item(choice.label(), enabled);
          item.addActionListener(clicked -> chosen.accept(choice));
          menu.add(item);
        }
      }
    }
    return menu;
  }

  private static MenuItem item(String label, boolean enabled) {
    MenuItem item = new MenuItem(label);
    item.setEnabled(enabled);
    return item;
  }
}
