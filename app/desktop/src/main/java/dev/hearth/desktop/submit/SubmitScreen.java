package dev.hearth.desktop.submit;

import dev.hearth.api.JobView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.view.Keyed;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;

/** For people who need a model trained: the form, and below it each of their jobs, newest first. */
public final class SubmitScreen extends VBox {
  private final Keyed<JobView, OwnJob> jobs;

  public SubmitScreen(ObservableValue<NodeSnapshot> snapshot, Commands commands) {
    getStyleClass().add("screen");
    setId("submit");
    VBox cards = new VBox();
    cards.getStyleClass().add("screen");
    jobs = new Keyed<>(cards, JobView::id, () -> new OwnJob(commands), OwnJob::show);
    getChildren().addAll(new JobForm(commands), cards);
    snapshot.subscribe(this::show);
  }

  private void show(NodeSnapshot snapshot) {
    if (snapshot != null) {
      jobs.show(snapshot.jobs().reversed().stream().filter(JobView::own).toList());
    }
  }
}
