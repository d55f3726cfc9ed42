package dev.hearth.desktop.settings;

import dev.hearth.api.WhatIf.DeviceWhatIf;
import dev.hearth.api.WhatIf.Held;
import dev.hearth.api.WhatIf.Outcome;
import dev.hearth.desktop.view.Durations;
import dev.hearth.desktop.view.Ids;
import dev.hearth.desktop.view.Table;
import dev.hearth.desktop.view.Texts;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;

/** One device's days as they were and as they would have been. */
final class WhatIfResult {
  private static final List<String> HEADINGS = List.of("", "as it is", "with the change");

  private WhatIfResult() {}

  static List<Node> of(DeviceWhatIf result, int days) {
    if (result.now().worked() == 0 && result.now().held().isEmpty()) {
      return List.of(
          Texts.hint(
              Ids.of("what-if", result.device(), "none"),
              "Nothing is recorded yet. Let Hearth run for a day, then ask again."));
    }
    return List.of(table(result), unknown(result.now(), days));
  }

  private static Node unknown(Outcome now, int days) {
    String off =
        "Of %d days, Hearth did not run for %s.".formatted(days, Durations.of(now.unknown()));
    return Texts.hint(null, now.unknown() == 0 ? "" : off);
  }

  private static Table table(DeviceWhatIf result) {
    Outcome now = result.now();
    Outcome changed = result.changed();
    Table table = new Table(Ids.of("what-if", result.device(), "hours"));
    table.begin(HEADINGS);
    table.best(cells("it would have worked", now.worked(), changed.worked()));
    Stream.of(now, changed)
        .flatMap(outcome -> outcome.held().stream())
        .map(Held::title)
        .distinct()
        .map(rule -> cells("held by: " + rule, seconds(now, rule), seconds(changed, rule)))
        .forEach(table::row);
    return table;
  }

  private static List<String> cells(String words, long now, long changed) {
    return List.of(words, Durations.of(now), Durations.of(changed));
  }

  private static long seconds(Outcome outcome, String rule) {
    return outcome.held().stream()
        .filter(held -> held.title().equals(rule))
        .mapToLong(Held::seconds)
        .sum();
  }
}
