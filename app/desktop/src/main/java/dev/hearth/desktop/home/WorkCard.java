package dev.hearth.desktop.home;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.WorkView;
import dev.hearth.desktop.view.Details;
import dev.hearth.desktop.view.Durations;
import dev.hearth.desktop.view.Figure;
import dev.hearth.desktop.view.Figures;
import dev.hearth.desktop.view.Lines;
import dev.hearth.desktop.view.LossChart;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** This shard: how far, how fast, at what loss, and why it pays. */
final class WorkCard extends VBox {
  private final Label title = new Label("This shard");
  private final Label nothing =
      Texts.hint("work-none", "Nothing trains right now. The line on top says why.");
  private final Label what = Texts.paragraph("work-what", "");
  private final ProgressBar progress = new ProgressBar(0);
  private final Figure loss = new Figure("work-loss", "loss");
  private final Figure speed = new Figure("work-speed", "tokens a second");
  private final Figure left = new Figure("work-left", "left");
  private final Label before = Texts.hint("work-before", "");
  private final LossChart chart = new LossChart("work-chart", "step");
  private final Lines steps = new Lines("work-steps");
  private final VBox now;
  private final Details why = new Details("work-why", "Why this pays", steps);

  WorkCard() {
    getStyleClass().add("hearth-card");
    title.getStyleClass().add("card-title");
    progress.setId("work-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    now = new VBox(what, progress, new Figures(loss, speed, left));
    now.getStyleClass().add("card-body");
    getChildren().addAll(title, nothing, now, before, chart, why);
    Shown.when(false, now);
    Shown.when(false, before);
    Shown.when(false, chart);
    Shown.when(false, why);
  }

  void show(NodeSnapshot snapshot) {
    WorkView work = snapshot.work();
    Shown.when(work == null, nothing);
    Shown.when(work != null, now);
    Shown.when(work != null, why);
    if (work == null) {
      waiting();
    } else {
      show(work);
      curve(work);
      steps.show(WhyItPays.of(work, snapshot.money()));
    }
  }

  /** The curve of the shard before stays. */
  private void waiting() {
    before.setText("The curve is the last shard's.");
    Shown.when(chart.isVisible(), before);
  }

  private void show(WorkView work) {
    what.setText(
        "%s “%s”, round %d, shard %d, on %s."
            .formatted(
                work.audit() ? "Checking another provider's work on" : "A shard of",
                work.title(),
                work.round() + 1,
                work.shard() + 1,
                work.device()));
    progress.setProgress(work.progress());
    loss.show(work.losses().isEmpty() ? "–" : "%.3f".formatted(work.losses().getLast().loss()));
    speed.show(work.tokensPerSecond() == 0 ? "–" : "%,.0f".formatted(work.tokensPerSecond()));
    left.show(work.secondsLeft() == WorkView.UNKNOWN ? "–" : Durations.about(work.secondsLeft()));
  }

  private void curve(WorkView work) {
    boolean begun = work.losses().size() > 1;
    before.setText("The curve is the last shard's, until this one has its own.");
    Shown.when(!begun && chart.isVisible(), before);
    if (begun) {
      Shown.when(true, chart);
      chart.show(List.of(work.losses()));
    }
  }
}
