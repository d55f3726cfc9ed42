package dev.hearth.desktop.view;

import dev.hearth.api.JobView;
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

  public JobCard() {
    getStyleClass().add("hearth-card");
    title.getStyleClass().add("card-title");
    progress.setMaxWidth(Double.MAX_VALUE);
    getChildren().addAll(title, sentence, progress, chart, legend, providers, money);
  }

  public void show(JobView job) {
    title.setText((job.own() ? "Your job: " : "The practice job: ") + job.title());
    sentence.setText(job.sentence());
    progress.setProgress(done(job));
    boolean curves = job.validationLosses().size() > 1;
    Shown.when(curves, chart);
    Shown.when(curves, legend);
    chart.show(job.trainLosses(), job.validationLosses());
    providers.show(job.providers());
    money.setText(
        "Deposited %s, paid for work %s, refunded %s. %d leases were checked by a second peer, %d of them had different bits."
            .formatted(
                Money.text(job.deposited()),
                Money.text(job.spent()),
                Money.text(job.refunded()),
                job.audits(),
                job.mismatches()));
  }

  private static double done(JobView job) {
    if (job.phase() == JobView.Phase.FINISHED) {
      return 1;
    }
    double round = job.shards() == 0 ? 0 : job.shardsAccepted() / (double) job.shards();
    return job.rounds() == 0 ? 0 : (job.round() - 1 + round) / job.rounds();
  }
}
