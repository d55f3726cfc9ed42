package dev.hearth.desktop.onboarding;

import dev.hearth.api.SettingView;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.agent.OwnerSettings;
import dev.hearth.desktop.field.SettingRow;
import dev.hearth.desktop.view.Card;
import dev.hearth.desktop.view.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** When may it run: one choice for all devices, and the few switches most people ask for. */
final class WhenCard extends StackPane {
  private static final String WHILE_USED = ".while-used";
  private static final List<String> SWITCHES = List.of("pause.fullscreen", "start.at-login");

  private final OwnerSettings settings;
  private final ToggleGroup choices = new ToggleGroup();
  private final Map<String, SettingRow> rows = new HashMap<>();
  private final VBox switches = new VBox();
  private final Label message = Texts.error("when-message");

  WhenCard(OwnerSettings settings) {
    this.settings = settings;
    switches.getStyleClass().add("card-body");
    getChildren()
        .add(
            new Card(
                "When may it run?",
                choice("never", "Only while I am away"),
                choice("light", "A little while I am here, fully while I am away"),
                choice("full", "Always at full speed"),
                message,
                switches));
    settings.all().subscribe(this::show);
    settings.refresh(message::setText);
  }

  private RadioButton choice(String value, String word) {
    RadioButton button = new RadioButton(word);
    button.setId("when-" + value);
    button.setUserData(value);
    button.setToggleGroup(choices);
    button.setOnAction(pressed -> choose(value));
    return button;
  }

  private void choose(String value) {
    message.setText("");
    settings.all().get().stream()
        .map(SettingView::key)
        .filter(key -> key.endsWith(WHILE_USED))
        .forEach(key -> settings.set(key, value, this::failed));
  }

  private void show(List<SettingView> all) {
    all.stream()
        .filter(setting -> setting.key().endsWith(WHILE_USED))
        .findFirst()
        .ifPresent(setting -> select(setting.value()));
    for (String key : SWITCHES) {
      settings.find(key).ifPresent(setting -> row(setting).show(setting));
    }
  }

  private void select(String value) {
    choices.getToggles().stream()
        .filter(toggle -> toggle.getUserData().equals(value))
        .forEach(choices::selectToggle);
  }

  private SettingRow row(SettingView setting) {
    return rows.computeIfAbsent(
        setting.key(),
        key -> {
          SettingRow row = new SettingRow(settings, setting).withoutReset();
          switches.getChildren().add(row);
          return row;
        });
  }

  private void failed(Failure failure) {
    message.setText(failure.sentence());
    show(settings.all().get());
  }
}
