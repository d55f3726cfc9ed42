package dev.hearth.desktop.settings;

import dev.hearth.api.DeviceView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.SettingView;
import dev.hearth.desktop.agent.OwnerSettings;
import dev.hearth.desktop.field.SettingRow;
import dev.hearth.desktop.view.Card;
import dev.hearth.desktop.view.Reveal;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Every setting by group, those of each device apart, and a line to find one by. */
final class SettingsList extends VBox {
  private final ObservableValue<NodeSnapshot> snapshot;
  private final OwnerSettings settings;
  private final TextField search = new TextField();
  private final Label nothing =
      Texts.hint("settings-none", "No setting is called that. Try another word.");
  private final Map<String, Group> groups = new LinkedHashMap<>();

  /** A card and its rows by key. */
  private record Group(Card card, Map<String, SettingRow> rows) {}

  SettingsList(ObservableValue<NodeSnapshot> snapshot, OwnerSettings settings) {
    this.snapshot = snapshot;
    this.settings = settings;
    search.setId("settings-search");
    search.setPromptText("Find a setting");
    search.textProperty().subscribe(typed -> filter());
    getStyleClass().add("screen");
    getChildren().addAll(search, nothing);
    settings.all().subscribe(this::show);
  }

  private void show(List<SettingView> all) {
    for (SettingView setting : all) {
      group(setting).rows().computeIfAbsent(setting.key(), key -> add(setting)).show(setting);
    }
    filter();
  }

  private Group group(SettingView setting) {
    return groups.computeIfAbsent(
        setting.group() + setting.device(),
        key -> {
          Group group = new Group(new Card(title(setting)), new LinkedHashMap<>());
          getChildren().add(group.card());
          return group;
        });
  }

  private String title(SettingView setting) {
    return setting.device().isEmpty() ? setting.group() : name(setting.device());
  }

  private String name(String device) {
    NodeSnapshot now = snapshot.getValue();
    return now == null
        ? device
        : now.devices().stream()
            .filter(one -> one.id().equals(device))
            .map(DeviceView::name)
            .findFirst()
            .orElse(device);
  }

  private SettingRow add(SettingView setting) {
    SettingRow row = new SettingRow(settings, setting);
    group(setting).card().getChildren().add(row);
    return row;
  }

  private void filter() {
    for (Group group : groups.values()) {
      group.rows().values().forEach(row -> Shown.when(row.matches(search.getText()), row));
      Shown.when(group.rows().values().stream().anyMatch(SettingRow::isVisible), group.card());
    }
    boolean found = groups.values().stream().anyMatch(group -> group.card().isVisible());
    Shown.when(!found && !groups.isEmpty(), nothing);
  }

  /** Brings a setting into sight, whatever was searched for. */
  void reveal(String key) {
    search.clear();
    groups.values().stream()
        .filter(group -> group.rows().containsKey(key))
        .map(group -> group.rows().get(key))
        .forEach(row -> Reveal.node(row.control()));
  }
}
