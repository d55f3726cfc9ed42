package dev.hearth.desktop.field;

import dev.hearth.desktop.view.Segments;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;

/** One of a few words. */
final class ChoiceControl implements ValueControl {
  private final Segments segments;

  ChoiceControl(String id, List<String> choices, Consumer<String> entered) {
    segments = new Segments(id, entered).offering(choices);
  }

  @Override
  public Node node() {
    return segments;
  }

  @Override
  public void show(String value) {
    segments.show(value);
  }
}
