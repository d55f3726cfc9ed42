package dev.hearth.desktop.submit;

import dev.hearth.api.JobEstimate;
import dev.hearth.api.JobRequest;
import dev.hearth.api.JobSubmission;
import dev.hearth.api.JobView;
import dev.hearth.api.TokenReference;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.view.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A job from its fields to its start; the cost is seen before anything is paid. */
final class JobForm extends VBox {
  private static final String WRONG_PASSPHRASE = "WALLET-PASSPHRASE";

  private final Commands commands;
  private final Label cost = Texts.paragraph("submit-cost", "");
  private final Label risk = Texts.paragraph("submit-risk", "");
  private final Label message = Texts.hint("submit-message", "");
  private final Button estimate = new Button("What will it cost?");
  private final Button start = new Button("Fund and start");
  private final JobFields fields = new JobFields(this::changed);
  private JobRequest asked;

  JobForm(Commands commands) {
    this.commands = commands;
    getStyleClass().add("hearth-card");
    Label title = new Label("Train a model of your own");
    title.getStyleClass().add("card-title");
    getChildren().addAll(title, fields, cost, risk, startRow(), message);
    fields.acceptDrops(this);
  }

  private HBox startRow() {
    estimate.setId("submit-estimate");
    estimate.setOnAction(pressed -> estimate());
    start.setId("submit-start");
    start.getStyleClass().add("accent");
    start.setDisable(true);
    start.setOnAction(pressed -> submit(asked));
    HBox row = new HBox(estimate, start);
    row.getStyleClass().add("row");
    return row;
  }

  /** What was estimated, or is being estimated, no longer holds. */
  private void changed() {
    asked = null;
    start.setDisable(true);
    cost.setText("");
    risk.setText("");
    message.setText("");
  }

  private void estimate() {
    estimate(fields.typed());
  }

  private void estimate(JobFields.Typed typed) {
    switch (typed) {
      case JobFields.Typed.Unfit unfit -> message.setText(unfit.sentence());
      case JobFields.Typed.Job job -> estimate(job.request());
      case JobFields.Typed.InToken inToken -> ask(inToken);
    }
  }

  private void ask(JobFields.Typed.InToken typed) {
    changed();
    message.setText("Asking the token…");
    commands.run(
        () -> commands.agent().token(new TokenReference(typed.token())).money(),
        money -> {
          if (typed.equals(fields.typed())) {
            estimate(fields.typedIn(money));
          }
        },
        failure -> message.setText(failure.sentence()));
  }

  private void estimate(JobRequest request) {
    changed();
    asked = request;
    message.setText("Counting…");
    commands.run(
        () -> commands.agent().estimate(request),
        estimate -> whileAsked(request, () -> show(estimate)),
        failure -> whileAsked(request, () -> message.setText(failure.sentence())));
  }

  /** An answer that comes after an edit is about fields that are no longer seen. */
  private void whileAsked(JobRequest request, Runnable answer) {
    if (request.equals(asked)) {
      answer.run();
    }
  }

  private void show(JobEstimate estimate) {
    message.setText(
        estimate.affordable()
            ? ""
            : "That is more than your budget or your balance. Take fewer rounds.");
    cost.setText(CostWords.of(estimate));
    risk.setText(estimate.risk().sentence() + " " + estimate.pot().sentence());
    start.setText(CostWords.start(estimate));
    start.setDisable(!estimate.affordable());
  }

  private void submit(JobRequest request) {
    JobSubmission submission = new JobSubmission(request, fields.takePassphrase(), "");
    paying(true);
    message.setText("Funding…");
    commands.run(
        () -> commands.agent().submit(submission),
        this::started,
        failure -> notStarted(request, failure));
  }

  /** Nothing else is asked meanwhile, so that nothing is paid twice. */
  private void paying(boolean now) {
    start.setDisable(true);
    estimate.setDisable(now);
  }

  private void started(JobView job) {
    paying(false);
    message.setText("Started “" + job.title() + "”. It is shown below.");
  }

  /** After a wrong passphrase nothing was begun, so that the same may be tried again. */
  private void notStarted(JobRequest request, Failure failure) {
    paying(false);
    message.setText(failure.sentence());
    if (failure.code().equals(WRONG_PASSPHRASE)) {
      whileAsked(
          request,
          () -> {
            start.setDisable(false);
            fields.askPassphraseAgain();
          });
    }
  }
}
