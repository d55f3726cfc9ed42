package dev.hearth.desktop.submit;

import dev.hearth.api.JobView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.desktop.agent.Commands;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;

/** For people who need a model trained: the form, and below it each of their jobs. */
public final class SubmitScreen extends VBox {
  private final Commands commands;
  private final VBox jobs = new VBox();

  public SubmitScreen(ObservableValue<NodeSnapshot> snapshot, Commands commands) {
    this.commands = commands;
    getStyleClass().add("screen");
    setId("submit");
    jobs.getStyleClass().add("screen");
    getChildren().addAll(new JobForm(commands), jobs);
    snapshot.subscribe(this::show);
  }

  private void show(NodeSnapshot snapshot) {
    if (snapshot == null) {
      return;
    }
    List<JobView> own = snapshot.jobs().stream().filter(JobView::own).toList();
    for (int i = 0; i < own.size(); i++) {
      if (i == jobs.getChildren().size()) {
        jobs.getChildren().add(new OwnJob(commands));
      }
      ((OwnJob) jobs.getChildren().get(i)).show(own.get(i));
    }
  }
}
