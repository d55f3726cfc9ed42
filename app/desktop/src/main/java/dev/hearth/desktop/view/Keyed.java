package dev.hearth.desktop.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * A node for each thing of a list, in the list's order: the same one as long as the thing is there,
 * so that what was opened or typed in it stays.
 */
public final class Keyed<T, N extends Node> {
  private final Pane place;
  private final Function<T, ?> key;
  private final Supplier<N> make;
  private final BiConsumer<N, T> show;
  private final Map<Object, N> nodes = new HashMap<>();

  /**
   * @param place holds the nodes and nothing else
   * @param key what tells one thing from another
   */
  public Keyed(Pane place, Function<T, ?> key, Supplier<N> make, BiConsumer<N, T> show) {
    this.place = place;
    this.key = key;
    this.make = make;
    this.show = show;
  }

  public void show(List<T> things) {
    List<N> wanted = things.stream().map(this::node).toList();
    nodes.values().retainAll(wanted);
    place.getChildren().retainAll(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      put(i, wanted.get(i));
    }
  }

  private N node(T thing) {
    N node = nodes.computeIfAbsent(key.apply(thing), absent -> make.get());
    show.accept(node, thing);
    return node;
  }

  /** One that stands where it belongs is not touched: it may have the keyboard. */
  private void put(int index, N node) {
    ObservableList<Node> children = place.getChildren();
    if (index == children.size() || children.get(index) != node) {
      children.remove(node);
      children.add(index, node);
    }
  }
}
