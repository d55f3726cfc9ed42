package dev.hearth.desktop.settings;

import dev.hearth.api.WhatIf.DeviceWhatIf;
import dev.hearth.api.WhatIf.Held;
import dev.hearth.api.WhatIf.Outcome;
import dev.hearth.desktop.view.Durations;
import dev.hearth.desktop.view.Ids;
import dev.hearth.desktop.view.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** One device's days as they were and as they would have been. */
final class WhatIfCard extends VBox {
  private static final List<String> HEADINGS = List.of("", "as it is", "with the change");

  private final String device;
  private final GridPane table = new GridPane();

  WhatIfCard(DeviceWhatIf result, int days) {
    device = result.device();
    getStyleClass().add("hearth-card");
    Label title = new Label(device);
    title.getStyleClass().add("card-title");
    table.getStyleClass().add("providers");
    getChildren().add(title);
    if (isUnknown(result.now())) {
      getChildren()
          .add(
              Texts.hint(
                  Ids.of("what-if", device, "none"),
                  "Nothing is recorded yet. Let Hearth run for a day, then ask again."));
      return;
    }
    fill(result);
    getChildren().addAll(table, unknown(result.now(), days));
  }

  private static boolean isUnknown(Outcome outcome) {
    return outcome.worked() == 0 && outcome.held().isEmpty();
  }

  private static Label unknown(Outcome now, int days) {
    String off =
        "Of %d days, Hearth did not run for %s.".formatted(days, Durations.of(now.unknown()));
    return Texts.hint(null, now.unknown() == 0 ? "" : off);
  }

  private void fill(DeviceWhatIf result) {
    row(0, HEADINGS, "providers-heading");
    row(
        1,
        List.of(
            "it would have worked",
            Durations.of(result.now().worked()),
            Durations.of(result.changed().worked())),
        "best");
    int row = 2;
    for (Map.Entry<String, long[]> held : held(result).entrySet()) {
      long[] seconds = held.getValue();
      row(
          row++,
          List.of("held by: " + held.getKey(), Durations.of(seconds[0]), Durations.of(seconds[1])),
          "provider");
    }
  }

  /** The rules that held it, now or with the change, and for how long each. */
  private static Map<String, long[]> held(DeviceWhatIf result) {
    Map<String, long[]> times = new LinkedHashMap<>();
    note(times, result.now().held(), 0);
    note(times, result.changed().held(), 1);
    return times;
  }

  private static void note(Map<String, long[]> times, List<Held> held, int which) {
    held.forEach(
        one -> times.computeIfAbsent(one.title(), title -> new long[2])[which] = one.seconds());
  }

  private void row(int row, List<String> cells, String style) {
    for (int column = 0; column < cells.size(); column++) {
      Label label = new Label(cells.get(column));
      label.getStyleClass().add(style);
      GridPane.setHalignment(label, column == 0 ? HPos.LEFT : HPos.RIGHT);
      table.add(label, column, row);
    }
  }
}
