package dev.hearth.desktop.device;

import dev.hearth.api.Efficiency;
import dev.hearth.desktop.agent.OwnerSettings;
import dev.hearth.desktop.view.Ids;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Table;
import dev.hearth.desktop.view.Texts;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Speed and power at each share that was tried, and the best one to take. */
final class EfficiencyOffer extends VBox {
  private static final List<String> HEADINGS =
      List.of("share of the time", "tokens/s", "power", "tokens per joule");

  private final OwnerSettings settings;
  private final String device;
  private final Table points;
  private final Label sentence;
  private final Button use = new Button();

  EfficiencyOffer(OwnerSettings settings, String device) {
    this.settings = settings;
    this.device = device;
    sentence = Texts.paragraph(Ids.of("device", device, "offer"), "");
    use.setId(Ids.of("device", device, "use"));
    use.getStyleClass().add("accent");
    points = new Table(Ids.of("device", device, "points"));
    getStyleClass().add("card-body");
    getChildren().addAll(sentence, points, use);
    Shown.when(false, this);
  }

  void show(Efficiency found) {
    Shown.when(true, this);
    Shown.when(found.measured(), points);
    Shown.when(found.measured(), use);
    if (!found.measured()) {
      sentence.setText(
          "The power cannot be read here, so nobody can say which share gives most for it.");
      return;
    }
    sentence.setText(
        "Working %d %% of the time gives most tokens for the power.".formatted(found.best()));
    points.begin(HEADINGS);
    found.points().forEach(point -> show(point, point.share() == found.best()));
    use.setText("Use " + found.best() + " %");
    use.setOnAction(pressed -> take(found.best()));
  }

  private void show(Efficiency.Point point, boolean best) {
    if (best) {
      points.best(cells(point));
    } else {
      points.row(cells(point));
    }
  }

  private static List<String> cells(Efficiency.Point point) {
    return List.of(
        point.share() + " %",
        "%,.0f".formatted(point.tokensPerSecond()),
        "%.0f W".formatted(point.watts()),
        point.watts() > 0 ? "%.1f".formatted(point.tokensPerSecond() / point.watts()) : "–");
  }

  private void take(int share) {
    settings.set(
        "device." + device + ".share",
        share + " %",
        failure -> sentence.setText(failure.sentence()));
  }
}
