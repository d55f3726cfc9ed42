package dev.hearth.desktop.home;

import dev.hearth.api.EarningsView;
import dev.hearth.api.JobView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.desktop.view.Card;
import dev.hearth.desktop.view.Figure;
import dev.hearth.desktop.view.JobCard;
import dev.hearth.desktop.view.Money;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Is it earning, how much, what is it doing: one glance. */
public final class HomeScreen extends VBox {
  private final Figure earned = new Figure("earned", "earned").large();
  private final Figure today = new Figure("today", "today");
  private final Figure pending = new Figure("pending", "pending, in vouchers");
  private final Figure withdrawn = new Figure("withdrawn", "paid to your wallet");
  private final WorkCard work = new WorkCard();
  private final VBox jobs = new VBox();

  public HomeScreen(ObservableValue<NodeSnapshot> snapshot) {
    getStyleClass().add("screen");
    setId("home");
    HBox figures = new HBox(earned, today, pending, withdrawn);
    figures.getStyleClass().add("figures");
    jobs.getStyleClass().add("screen");
    getChildren().addAll(new Card("Your earnings", figures), work, jobs);
    snapshot.subscribe(this::show);
  }

  private void show(NodeSnapshot snapshot) {
    if (snapshot == null) {
      return;
    }
    show(snapshot.earnings());
    work.show(snapshot);
    showJobs(snapshot.jobs());
  }

  private void show(EarningsView earnings) {
    earned.show(Money.text(earnings.earned()));
    today.show(Money.text(earnings.today()));
    pending.show(Money.text(earnings.pending()));
    withdrawn.show(Money.text(earnings.withdrawn()));
  }

  /** One card a job, kept as long as the job is there. */
  private void showJobs(List<JobView> views) {
    List<JobView> running =
        views.stream().filter(job -> !job.own() || job.phase() == JobView.Phase.RUNNING).toList();
    while (jobs.getChildren().size() > running.size()) {
      jobs.getChildren().removeLast();
    }
    for (int i = 0; i < running.size(); i++) {
      if (i == jobs.getChildren().size()) {
        jobs.getChildren().add(new JobCard());
      }
      ((JobCard) jobs.getChildren().get(i)).show(running.get(i));
    }
  }
}
