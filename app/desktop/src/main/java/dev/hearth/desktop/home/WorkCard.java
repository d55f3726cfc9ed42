package dev.hearth.desktop.home;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.WorkView;
import dev.hearth.desktop.view.Durations;
import dev.hearth.desktop.view.Figure;
import dev.hearth.desktop.view.LossChart;
import dev.hearth.desktop.view.Money;
import dev.hearth.desktop.view.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What trains here now: how far, how fast, at what loss, and why it pays. */
final class WorkCard extends VBox {
  private final Label title = new Label("Training now");
  private final Label nothing =
      Texts.hint("work-none", "Nothing trains right now. The line on top says why.");
  private final Label what = Texts.paragraph("work-what", "");
  private final Label why = Texts.hint("work-why", "");
  private final ProgressBar progress = new ProgressBar();
  private final Figure loss = new Figure("work-loss", "loss");
  private final Figure speed = new Figure("work-speed", "tokens a second");
  private final Figure left = new Figure("work-left", "left");
  private final LossChart chart = new LossChart("work-chart", "step");
  private final VBox details;

  WorkCard() {
    getStyleClass().add("hearth-card");
    title.getStyleClass().add("card-title");
    progress.setId("work-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    HBox figures = new HBox(loss, speed, left);
    figures.getStyleClass().add("figures");
    details = new VBox(what, progress, figures, chart, why);
    details.getStyleClass().add("card-body");
    getChildren().addAll(title, nothing, details);
    show(details, false);
  }

  void show(NodeSnapshot snapshot) {
    WorkView work = snapshot.work();
    show(nothing, work == null);
    show(details, work != null);
    if (work != null) {
      show(work);
    }
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
    speed.show("%,.0f".formatted(work.tokensPerSecond()));
    left.show(work.secondsLeft() == WorkView.UNKNOWN ? "–" : Durations.about(work.secondsLeft()));
    show(chart, work.losses().size() > 1);
    chart.show(work.losses());
    why.setText(
        "Pays %s when the check by another peer finds the same bits."
            .formatted(Money.text(work.price())));
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
