package dev.hearth.desktop.field;

import dev.hearth.api.SettingView;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.agent.OwnerSettings;
import dev.hearth.desktop.view.Ids;
import dev.hearth.desktop.view.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** A setting's control; below it, when a value was refused, the sentence that says why. */
public final class SettingField extends VBox {
  private final OwnerSettings settings;
  private final ValueControl control;
  private final Label error;
  private SettingView setting;

  /** The control's id is "setting-" and the key. */
  public SettingField(OwnerSettings settings, SettingView setting) {
    this.settings = settings;
    this.setting = setting;
    control = ValueControl.of("setting", setting, this::enter);
    error = Texts.error(Ids.of("error", setting.key()));
    addEventHandler(KeyEvent.KEY_PRESSED, this::forget);
    getStyleClass().add("setting-field");
    getChildren().addAll(control.node(), error);
  }

  public void show(SettingView view) {
    setting = view;
    control.show(view.value());
  }

  /** What takes the keyboard. */
  public Node control() {
    return control.node();
  }

  /** Sets it back to what it is initially. */
  public void reset() {
    enter("");
  }

  /** Escape takes back what was refused. */
  private void forget(KeyEvent pressed) {
    if (pressed.getCode() == KeyCode.ESCAPE) {
      error.setText("");
    }
  }

  private void enter(String value) {
    error.setText("");
    settings.set(setting.key(), value, this::refused);
  }

  private void refused(Failure failure) {
    error.setText(failure.sentence());
    control.show(setting.value());
  }
}
