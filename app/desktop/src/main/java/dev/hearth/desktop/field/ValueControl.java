package dev.hearth.desktop.field;

import dev.hearth.api.SettingView;
import dev.hearth.desktop.view.Ids;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;

/** What an owner sets a value with: a switch, a row of words, or a line of text. */
public interface ValueControl {
  Node node();

  /** Shows the value that holds. */
  void show(String value);

  /**
   * The control that fits a setting.
   *
   * @param use begins the control's id, the setting's key completes it
   * @param entered hears every value the owner enters
   */
  static ValueControl of(String use, SettingView setting, Consumer<String> entered) {
    String id = Ids.of(use, setting.key());
    ValueControl control = of(id, setting.choices(), setting.hint(), entered);
    control.node().setAccessibleText(setting.title());
    control.show(setting.value());
    return control;
  }

  private static ValueControl of(
      String id, List<String> choices, String hint, Consumer<String> entered) {
    if (choices.equals(List.of("yes", "no"))) {
      return new SwitchControl(id, entered);
    }
    return choices.isEmpty()
        ? new TextControl(id, hint, entered)
        : new ChoiceControl(id, choices, entered);
  }
}
