package dev.hearth.desktop.submit;

import dev.hearth.api.JobEstimate;
import dev.hearth.api.JobRequest;
import dev.hearth.api.JobSubmission;
import dev.hearth.api.JobView;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.view.Durations;
import dev.hearth.desktop.view.Money;
import dev.hearth.desktop.view.Texts;
import dev.hearth.protocol.Wei;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Text, model, rounds and budget; the cost is seen before anything is paid. */
final class JobForm extends VBox {
  private final Commands commands;
  private final TextField data = new TextField();
  private final ComboBox<String> preset = new ComboBox<>();
  private final Spinner<Integer> rounds = new Spinner<>(1, 1000, 4);
  private final TextField budget = new TextField("0.1");
  private final PasswordField passphrase = new PasswordField();
  private final Label cost = Texts.paragraph("submit-cost", "");
  private final Label message = Texts.hint("submit-message", "");
  private final Button start = new Button("Fund and start");

  JobForm(Commands commands) {
    this.commands = commands;
    getStyleClass().add("hearth-card");
    Label title = new Label("Train a model of your own");
    title.getStyleClass().add("card-title");
    getChildren()
        .addAll(
            title,
            row("1  Text", dataRow()),
            row("2  Model", modelRow()),
            row("3  Budget", budgetRow()),
            cost,
            startRow(),
            message);
    acceptDrops();
  }

  private HBox dataRow() {
    data.setId("submit-data");
    data.setPromptText("Path of a text file, or drop one here");
    HBox.setHgrow(data, Priority.ALWAYS);
    data.textProperty().subscribe(typed -> changed());
    Button choose = new Button("Choose…");
    choose.setId("submit-choose");
    choose.setOnAction(
        pressed ->
            Optional.ofNullable(new FileChooser().showOpenDialog(getScene().getWindow()))
                .map(File::getPath)
                .ifPresent(data::setText));
    return box(data, choose);
  }

  private HBox modelRow() {
    preset.setId("submit-preset");
    preset.getItems().addAll("tiny", "small");
    preset.setValue("tiny");
    preset.valueProperty().subscribe(chosen -> changed());
    rounds.setId("submit-rounds");
    rounds.setEditable(true);
    rounds.setPrefWidth(100);
    rounds.valueProperty().subscribe(chosen -> changed());
    return box(preset, new Label("for"), rounds, new Label("rounds"));
  }

  private HBox budgetRow() {
    budget.setId("submit-budget");
    budget.setPrefWidth(120);
    budget.textProperty().subscribe(typed -> changed());
    passphrase.setId("submit-passphrase");
    passphrase.setPromptText("Passphrase, if any");
    Label most = new Label("ETH at most");
    most.setMinWidth(USE_PREF_SIZE);
    return box(budget, most, passphrase);
  }

  private HBox startRow() {
    Button estimate = new Button("What will it cost?");
    estimate.setId("submit-estimate");
    estimate.setOnAction(pressed -> estimate());
    start.setId("submit-start");
    start.getStyleClass().add("accent");
    start.setDisable(true);
    start.setOnAction(pressed -> submit());
    return box(estimate, start);
  }

  /** What was estimated no longer holds. */
  private void changed() {
    start.setDisable(true);
    cost.setText("");
    message.setText("");
  }

  private void estimate() {
    request()
        .ifPresent(
            request -> {
              message.setText("Counting…");
              commands.run(() -> commands.agent().estimate(request), this::show, this::failed);
            });
  }

  private void show(JobEstimate estimate) {
    message.setText("");
    cost.setText(
        "%,d parameters on %,d tokens: %d leases and %d checks. It costs about %s; %s is set aside, and what is not spent comes back. %s You have %s."
            .formatted(
                estimate.parameters(),
                estimate.tokens(),
                estimate.leases(),
                estimate.audits(),
                Money.text(estimate.cost()),
                Money.text(estimate.deposit()),
                duration(estimate),
                Money.text(estimate.balance())));
    start.setText("Fund " + Money.text(estimate.deposit()) + " and start");
    start.setDisable(!estimate.affordable());
    if (!estimate.affordable()) {
      message.setText("That is more than your budget or your balance. Take fewer rounds.");
    }
  }

  private static String duration(JobEstimate estimate) {
    return estimate.minutes() == 0
        ? "How long it takes depends on who joins."
        : "It takes " + Durations.about(estimate.minutes() * 60L) + " with the peers seen now.";
  }

  private void submit() {
    request()
        .ifPresent(
            request -> {
              JobSubmission submission = new JobSubmission(request, passphrase.getText(), "");
              passphrase.clear();
              start.setDisable(true);
              message.setText("Funding…");
              commands.run(() -> commands.agent().submit(submission), this::started, this::failed);
            });
  }

  private void started(JobView job) {
    message.setText("Started “" + job.title() + "”. It is shown below.");
  }

  private void failed(Failure failure) {
    message.setText(failure.sentence());
  }

  private Optional<JobRequest> request() {
    if (data.getText().isBlank()) {
      message.setText("Choose a text first.");
      return Optional.empty();
    }
    try {
      Wei most = Money.parse(budget.getText());
      Path path = Path.of(data.getText().strip()).toAbsolutePath();
      String title = path.getFileName().toString();
      return Optional.of(
          new JobRequest(title, path.toString(), preset.getValue(), rounds.getValue(), most, 1, 0));
    } catch (NumberFormatException e) {
      message.setText("The budget is a number of ETH, for example 0.1.");
      return Optional.empty();
    }
  }

  private void acceptDrops() {
    setOnDragOver(
        drag -> {
          if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(javafx.scene.input.TransferMode.COPY);
          }
        });
    setOnDragDropped(drop -> data.setText(drop.getDragboard().getFiles().getFirst().getPath()));
  }

  private static HBox row(String word, HBox fields) {
    Label label = new Label(word);
    label.setMinWidth(90);
    HBox row = box(label, fields);
    HBox.setHgrow(fields, Priority.ALWAYS);
    return row;
  }

  private static HBox box(javafx.scene.Node... nodes) {
    HBox box = new HBox(nodes);
    box.getStyleClass().add("row");
    return box;
  }
}
