package dev.hearth.desktop.device;

import dev.hearth.api.DeviceView;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.OwnerSettings;
import dev.hearth.desktop.view.Ids;
import dev.hearth.desktop.view.Texts;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One device: what it is and does, what it may do, and its tests. */
final class DeviceCard extends VBox {
  private static final int MIB_A_GIB = 1024;

  private final Label name = Texts.paragraph(null, "");
  private final Label kind = Texts.hint(null, "");
  private final Label sentence;
  private final DeviceFigures figures;
  private final DeviceTests tests;

  DeviceCard(Commands commands, OwnerSettings settings, String id) {
    getStyleClass().add("hearth-card");
    setId(Ids.of("device", id));
    name.getStyleClass().add("card-title");
    sentence = Texts.hint(Ids.of("device", id, "sentence"), "");
    figures = new DeviceFigures(id);
    DeviceSettings own = new DeviceSettings(settings, id);
    tests = new DeviceTests(commands, settings, id);
    getChildren().addAll(head(own), sentence, figures, own, tests);
  }

  private HBox head(DeviceSettings own) {
    VBox words = new VBox(name, kind);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox head = new HBox(words, own.power());
    head.getStyleClass().add("device-head");
    return head;
  }

  void show(DeviceView device) {
    name.setText(device.name());
    kind.setText(kind(device));
    sentence.setText(device.sentence());
    figures.show(device);
    tests.show(device);
  }

  /** For example "10.0 GB, NVIDIA, cuda, driver 580.65", or less where less is known. */
  private static String kind(DeviceView device) {
    return Stream.of(memory(device), device.vendor(), device.backend(), driver(device))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String memory(DeviceView device) {
    return device.memoryMib() < MIB_A_GIB
        ? "%d MB".formatted(device.memoryMib())
        : "%.1f GB".formatted(device.memoryMib() / (double) MIB_A_GIB);
  }

  private static String driver(DeviceView device) {
    return device.driver().isEmpty() ? "" : "driver " + device.driver();
  }
}
