package dev.hearth.desktop.submit;

import dev.hearth.api.JobReference;
import dev.hearth.api.JobView;
import dev.hearth.api.Sample;
import dev.hearth.api.SampleRequest;
import dev.hearth.api.SaveRequest;
import dev.hearth.api.SavedModel;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.view.JobCard;
import dev.hearth.desktop.view.Texts;
import java.io.File;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** A job of the owner's: watch it, try it, keep it, or stop it. */
final class OwnJob extends VBox {
  private static final int SAMPLE_TOKENS = 400;
  private final Commands commands;
  private final JobCard card = new JobCard();
  private final TextField prompt = new TextField();
  private final Button sample = new Button("Write on");
  private final Button save = new Button("Save the model…");
  private final Button stop = new Button("Stop and refund the rest");
  private final StopQuestion question = new StopQuestion(this::stop);
  private final Label written = Texts.paragraph("sample", "");
  private final Label message = Texts.hint("own-job-message", "");
  private JobView job;
  private long seed;

  OwnJob(Commands commands) {
    this.commands = commands;
    prompt.setId("sample-prompt");
    prompt.setPromptText("Begin a text; the model goes on");
    HBox.setHgrow(prompt, Priority.ALWAYS);
    sample.setId("sample-write");
    sample.setOnAction(pressed -> sample());
    save.setId("job-save");
    save.setOnAction(pressed -> save());
    stop.setId("job-stop");
    stop.setOnAction(pressed -> question.ask(job));
    written.getStyleClass().add("sample");
    HBox trying = new HBox(prompt, sample);
    trying.getStyleClass().add("row");
    HBox keeping = new HBox(save, stop);
    keeping.getStyleClass().add("row");
    card.getChildren().addAll(trying, written, keeping, question, message);
    getChildren().add(card);
  }

  void show(JobView view) {
    job = view;
    card.show(view);
    sample.setDisable(view.validationLosses().isEmpty());
    save.setDisable(view.phase() != JobView.Phase.FINISHED);
    boolean running = view.phase() == JobView.Phase.RUNNING;
    stop.setDisable(!running);
    if (!running) {
      question.close();
    }
  }

  private void sample() {
    SampleRequest request =
        new SampleRequest(job.id().hex(), prompt.getText(), SAMPLE_TOKENS, 0.8, seed++);
    message.setText("Writing…");
    commands.run(() -> commands.agent().sample(request), this::show, this::failed);
  }

  private void show(Sample sample) {
    message.setText("");
    written.setText(sample.text());
  }

  private void save() {
    Optional.ofNullable(new DirectoryChooser().showDialog(getScene().getWindow()))
        .map(File::getPath)
        .ifPresent(
            folder ->
                commands.run(
                    () -> commands.agent().save(new SaveRequest(job.id().hex(), folder)),
                    this::saved,
                    this::failed));
  }

  private void saved(SavedModel model) {
    message.setText("Saved to " + model.folder() + ".");
  }

  private void stop() {
    commands.run(
        () -> commands.agent().stopJob(new JobReference(job.id().hex())), this::show, this::failed);
  }

  private void failed(Failure failure) {
    message.setText(failure.sentence());
  }
}
