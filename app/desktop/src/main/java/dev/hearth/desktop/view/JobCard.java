package dev.hearth.desktop.view;

import dev.hearth.api.JobView;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** One job as it stands: sentence, progress, loss curves, who works on it, what it costs. */
public final class JobCard extends VBox {
  private final Label title = new Label();
  private final Label sentence = Texts.paragraph("job-sentence", "");
  private final ProgressBar progress = new ProgressBar();
  private final LossChart chart = new LossChart("job-chart", "round");
  private final Label legend =
      Texts.hint("job-legend", "Orange: loss in training. Grey: loss on text it has not seen.");
  private final ProviderTable providers = new ProviderTable();
  private final Label money = Texts.hint("job-money", "");
  private final Label checks = Texts.hint("job-checks", "");

  public JobCard() {
    getStyleClass().add("hearth-card");
    title.getStyleClass().add("card-title");
    progress.setMaxWidth(Double.MAX_VALUE);
    getChildren().addAll(title, sentence, progress, chart, legend, providers, money, checks);
  }

  public void show(JobView job) {
    title.setText((job.own() ? "Your job: " : "The practice job: ") + job.title());
    sentence.setText(job.sentence() + speed(job));
    progress.setProgress(done(job));
    boolean curves = !job.validationLosses().isEmpty();
    Shown.when(curves, chart);
    Shown.when(curves, legend);
    chart.show(List.of(job.trainLosses(), job.validationLosses()));
    providers.show(job.providers(), job.money());
    money.setText(JobMoney.of(job));
    checks.setText(JobChecks.of(job));
  }

  /** Not every provider knows its own. */
  private static String speed(JobView job) {
    return job.phase() == JobView.Phase.RUNNING && job.tokensPerSecond() > 0
        ? " About %,.0f tokens a second.".formatted(job.tokensPerSecond())
        : "";
  }

  private static double done(JobView job) {
    if (job.phase() == JobView.Phase.FINISHED) {
      return 1;
    }
    double round = job.shards() == 0 ? 0 : job.shardsAccepted() / (double) job.shards();
    return job.rounds() == 0 ? 0 : (job.round() - 1 + round) / job.rounds();
  }
}
