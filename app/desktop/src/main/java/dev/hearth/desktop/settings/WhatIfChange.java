package dev.hearth.desktop.settings;

import dev.hearth.api.SettingChange;
import dev.hearth.api.SettingView;
import dev.hearth.desktop.field.ValueControl;
import dev.hearth.desktop.view.Ids;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;

/** One setting to try at another value; nothing is saved. */
final class WhatIfChange extends HBox {
  private final ComboBox<SettingView> setting = new ComboBox<>();
  private final StackPane place = new StackPane();
  private Optional<SettingChange> change = Optional.empty();

  /**
   * @param number tells its controls' ids apart
   * @param gone hears that the owner wants it no more
   */
  WhatIfChange(int number, List<SettingView> settings, Consumer<WhatIfChange> gone) {
    String id = Ids.of("what-if", Integer.toString(number));
    setting.setId(id);
    setting.setPromptText("Choose a setting");
    setting.setConverter(titles());
    setting.getItems().setAll(settings);
    setting.setMinWidth(260);
    setting.valueProperty().subscribe(chosen -> offer(id, chosen));
    Button remove = new Button("Remove");
    remove.setId(id + "-remove");
    remove.setMinWidth(USE_PREF_SIZE);
    remove.getStyleClass().add("flat");
    remove.setOnAction(pressed -> gone.accept(this));
    HBox.setHgrow(place, Priority.ALWAYS);
    getStyleClass().add("row");
    getChildren().addAll(setting, place, remove);
  }

  private static StringConverter<SettingView> titles() {
    return new StringConverter<>() {
      @Override
      public String toString(SettingView setting) {
        return setting == null
            ? ""
            : setting.title() + (setting.device().isEmpty() ? "" : " (" + setting.device() + ")");
      }

      @Override
      public SettingView fromString(String text) {
        throw new UnsupportedOperationException("chosen, not typed");
      }
    };
  }

  private void offer(String id, SettingView chosen) {
    change = Optional.empty();
    if (chosen != null) {
      ValueControl control =
          ValueControl.of(
              id, chosen, value -> change = Optional.of(new SettingChange(chosen.key(), value)));
      place.getChildren().setAll(control.node());
    }
  }

  /** Empty until another value was entered. */
  Optional<SettingChange> change() {
    return change;
  }
}
