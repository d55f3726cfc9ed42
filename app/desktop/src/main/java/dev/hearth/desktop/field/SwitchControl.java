package dev.hearth.desktop.field;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;

/** Yes or no: a check box that looks like a switch, so the keyboard knows it. */
final class SwitchControl implements ValueControl {
  /** As people may write it in the file. */
  private static final Set<String> YES = Set.of("yes", "on", "true");

  private final CheckBox box = new CheckBox();

  SwitchControl(String id, Consumer<String> entered) {
    box.setId(id);
    box.getStyleClass().add("switch");
    box.setMinWidth(CheckBox.USE_PREF_SIZE);
    box.setOnAction(pressed -> entered.accept(box.isSelected() ? "yes" : "no"));
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(String value) {
    box.setSelected(YES.contains(value.toLowerCase(Locale.ROOT)));
  }
}
