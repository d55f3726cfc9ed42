package dev.hearth.desktop.device;

import dev.hearth.api.SettingView;
import dev.hearth.desktop.agent.OwnerSettings;
import dev.hearth.desktop.field.SettingField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What one device may do, two settings a row; its switch stands apart, at the card's head. */
final class DeviceSettings extends FlowPane {
  private final OwnerSettings settings;
  private final String device;
  private final StackPane power = new StackPane();
  private final Map<String, SettingField> fields = new HashMap<>();

  DeviceSettings(OwnerSettings settings, String device) {
    this.settings = settings;
    this.device = device;
    getStyleClass().add("device-settings");
    settings.all().subscribe(this::show);
  }

  /** Where the device's switch is. */
  StackPane power() {
    return power;
  }

  private void show(List<SettingView> all) {
    all.stream()
        .filter(setting -> setting.device().equals(device))
        .forEach(
            setting -> fields.computeIfAbsent(setting.key(), key -> add(setting)).show(setting));
  }

  private SettingField add(SettingView setting) {
    SettingField field = new SettingField(settings, setting);
    if (setting.key().endsWith(".on")) {
      power.getChildren().add(field);
    } else {
      Label title = new Label(setting.title());
      Tooltip.install(title, new Tooltip(setting.doc()));
      VBox box = new VBox(title, field);
      box.getStyleClass().add("device-setting");
      getChildren().add(box);
    }
    return field;
  }
}
