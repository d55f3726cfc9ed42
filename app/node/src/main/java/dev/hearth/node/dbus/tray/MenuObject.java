package dev.hearth.node.dbus.tray;

import dev.hearth.node.tray.Choice;
import dev.hearth.node.tray.TrayModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.freedesktop.dbus.errors.InvalidMethodArgument;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The menu as its host reads it. It is never out of date: a new one is announced by a signal. */
final class MenuObject extends ReadableProperties implements DbusMenu {
  private final Supplier<TrayModel> model;
  private final Consumer<Choice> chosen;
  private final AtomicInteger revision = new AtomicInteger(1);

  MenuObject(Supplier<TrayModel> model, Consumer<Choice> chosen) {
    this.model = model;
    this.chosen = chosen;
  }

  /** Counts on for a menu that changed. */
  UInt32 nextRevision() {
    return new UInt32(revision.incrementAndGet());
  }

  private MenuItems items() {
    return new MenuItems(model.get().menu());
  }

  @Override
  Map<String, Variant<?>> properties() {
    return Map.of(
        "Version", new Variant<>(new UInt32(3)),
        "Status", new Variant<>("normal"),
        "TextDirection", new Variant<>("ltr"),
        "IconThemePath", new Variant<>(List.of(), "as"));
  }

  @Override
  public MenuLayout<UInt32, MenuNode> layout(int parent, int depth, List<String> names) {
    MenuItems items = items();
    List<Variant<?>> children =
        parent == ROOT && depth != 0
            ? items.all().stream().<Variant<?>>map(MenuObject::leaf).toList()
            : List.of();
    return new MenuLayout<>(
        new UInt32(revision.get()), new MenuNode(parent, items.properties(parent), children));
  }

  private static Variant<MenuNode> leaf(MenuProperties item) {
    return new MenuNode(item.id, item.properties, List.of()).asVariant();
  }

  @Override
  public List<MenuProperties> groupProperties(List<Integer> ids, List<String> names) {
    MenuItems items = items();
    return ids.isEmpty()
        ? items.all()
        : ids.stream()
            .filter(items::has)
            .map(id -> new MenuProperties(id, items.properties(id)))
            .toList();
  }

  @Override
  public Variant<?> property(int id, String name) {
    return Optional.<Variant<?>>ofNullable(items().properties(id).get(name))
        .orElseThrow(() -> new InvalidMethodArgument("item " + id + " has no " + name));
  }

  @Override
  public void event(int id, String event, Variant<?> data, UInt32 time) {
    if (event.equals("clicked")) {
      items().choice(id).ifPresent(chosen);
    }
  }

  @Override
  public List<Integer> eventGroup(List<MenuEvent> events) {
    events.forEach(event -> event(event.id, event.event, event.data, event.time));
    return missing(events.stream().map(event -> event.id).toList());
  }

  @Override
  public boolean aboutToShow(int id) {
    return false;
  }

  @Override
  public MenusToShow<List<Integer>, List<Integer>> aboutToShowGroup(List<Integer> ids) {
    return new MenusToShow<>(List.of(), missing(ids));
  }

  private List<Integer> missing(List<Integer> ids) {
    MenuItems items = items();
    return ids.stream().filter(id -> !items.has(id)).toList();
  }

  @Override
  public String getObjectPath() {
    return PATH;
  }
}
