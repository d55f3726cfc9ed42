package dev.hearth.desktop.field;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;

/** Yes or no: a check box that looks like a switch, so the keyboard knows it. */
final class SwitchControl implements ValueControl {
  private static final String YES = "yes";

  private final CheckBox box = new CheckBox();

  SwitchControl(String id, Consumer<String> entered) {
    box.setId(id);
    box.getStyleClass().add("switch");
    box.setMinWidth(CheckBox.USE_PREF_SIZE);
    box.setOnAction(pressed -> entered.accept(box.isSelected() ? YES : "no"));
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(String value) {
    box.setSelected(value.equals(YES));
  }
}
