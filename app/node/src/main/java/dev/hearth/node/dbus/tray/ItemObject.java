package dev.hearth.node.dbus.tray;

import dev.hearth.node.tray.Choice;
import dev.hearth.node.tray.TrayModel;
import dev.hearth.node.tray.TrayState;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/** The icon as its host reads it. */
final class ItemObject extends ReadableProperties implements StatusNotifierItem {
  private static final String PIXMAPS = "a(iiay)";
  private final Supplier<TrayModel> model;
  private final Consumer<Choice> chosen;

  ItemObject(Supplier<TrayModel> model, Consumer<Choice> chosen) {
    this.model = model;
    this.chosen = chosen;
  }

  static String status(TrayState state) {
    return state == TrayState.NEEDS_YOU ? "NeedsAttention" : "Active";
  }

  @Override
  Map<String, Variant<?>> properties() {
    TrayModel shown = model.get();
    Variant<List<Pixmap>> icon = new Variant<>(Pixmap.of(shown.state()), PIXMAPS);
    return Map.of(
        "Category", new Variant<>("ApplicationStatus"),
        "Id", new Variant<>("hearth"),
        "Title", new Variant<>(shown.title()),
        "Status", new Variant<>(status(shown.state())),
        "IconPixmap", icon,
        "AttentionIconPixmap", icon,
        "ToolTip", new Variant<>(ToolTip.of(shown), "(s" + PIXMAPS + "ss)"),
        "ItemIsMenu", new Variant<>(false),
        "Menu", new Variant<>(new DBusPath(DbusMenu.PATH)));
  }

  @Override
  public void activate(int x, int y) {
    chosen.accept(Choice.OPEN);
  }

  /** The middle button does nothing. */
  @Override
  public void secondaryActivate(int x, int y) {}

  /** The host draws the menu itself. */
  @Override
  public void contextMenu(int x, int y) {}

  @Override
  public void scroll(int delta, String orientation) {}

  @Override
  public String getObjectPath() {
    return PATH;
  }
}
