package dev.hearth.desktop.device;

import dev.hearth.api.DeviceView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.OwnerSettings;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import dev.hearth.desktop.view.Ticker;
import dev.hearth.desktop.view.WhileShown;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What can train here, how fast, and what each device may do. */
public final class DevicesScreen extends VBox {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Commands commands;
  private final OwnerSettings settings;
  private final Map<String, DeviceCard> cards = new LinkedHashMap<>();
  private final Label nothing =
      Texts.hint(
          "devices-none",
          "No device has been found yet. They are listed here as soon as the agent has looked.");

  public DevicesScreen(
      ObservableValue<NodeSnapshot> snapshot,
      Commands commands,
      OwnerSettings settings,
      Ticker ticker) {
    this.commands = commands;
    this.settings = settings;
    getStyleClass().add("screen");
    setId("devices");
    getChildren().add(nothing);
    snapshot.subscribe(this::show);
    // The owner may have changed the file; a refusal is said where a setting is changed.
    WhileShown.every(AGAIN, ticker, this, () -> settings.refresh(trouble -> {}));
  }

  private void show(NodeSnapshot snapshot) {
    List<DeviceView> devices = snapshot == null ? List.of() : snapshot.devices();
    Shown.when(devices.isEmpty(), nothing);
    devices.forEach(device -> card(device.id()).show(device));
    cards.forEach((id, card) -> Shown.when(has(devices, id), card));
  }

  private static boolean has(List<DeviceView> devices, String id) {
    return devices.stream().anyMatch(device -> device.id().equals(id));
  }

  private DeviceCard card(String device) {
    return cards.computeIfAbsent(
        device,
        id -> {
          DeviceCard card = new DeviceCard(commands, settings, id);
          getChildren().add(card);
          return card;
        });
  }
}
