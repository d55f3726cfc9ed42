package dev.hearth.desktop.submit;

import dev.hearth.api.Denomination;
import dev.hearth.api.JobRequest;
import dev.hearth.api.Money;
import dev.hearth.desktop.view.Details;
import dev.hearth.protocol.Wei;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** What a job is asked for by: text, model, rounds, budget, token; and the passphrase that pays. */
final class JobFields extends VBox {
  private static final int MOST_ROUNDS = 1000;

  private final TextField data = new TextField();
  private final ComboBox<String> preset = new ComboBox<>();
  private final RoundsField rounds = new RoundsField("submit-rounds", 4, MOST_ROUNDS);
  private final TextField budget = new TextField("0.1");
  private final Label most = new Label();
  private final TextField token = new TextField();
  private final TextField price = new TextField();
  private final CheckBox pot = new CheckBox("Have strangers audit claims");
  private final PasswordField passphrase = new PasswordField();

  /** What was typed. */
  sealed interface Typed {
    record Job(JobRequest request) implements Typed {}

    /** Amounts that say nothing until the token has said its unit: {@link #typedIn}. */
    record InToken(String token) implements Typed {}

    /** Nothing to ask for yet, and why. */
    record Unfit(String sentence) implements Typed {}
  }

  /**
   * @param changed hears of every change but the passphrase's
   */
  JobFields(Runnable changed) {
    getStyleClass().add("card-body");
    getChildren()
        .addAll(
            row("1  Text", dataRow()),
            row("2  Model", modelRow()),
            row("3  Budget", budgetRow()),
            new Details("submit-other-money", "Pay in a token instead of ETH", tokenRow()));
    data.textProperty().subscribe(typed -> changed.run());
    preset.valueProperty().subscribe(chosen -> changed.run());
    rounds.getEditor().textProperty().subscribe(typed -> changed.run());
    budget.textProperty().subscribe(typed -> changed.run());
    price.textProperty().subscribe(typed -> changed.run());
    token.textProperty().subscribe(typed -> chosen(changed));
    pot.selectedProperty().subscribe(chosen -> changed.run());
  }

  private HBox dataRow() {
    data.setId("submit-data");
    data.setPromptText("Path of a text file, or drop one here");
    HBox.setHgrow(data, Priority.ALWAYS);
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
    preset.getItems().addAll(JobRequest.PRESETS);
    preset.setValue(JobRequest.PRESETS.getFirst());
    return box(preset, new Label("for"), rounds, new Label("rounds"));
  }

  private HBox budgetRow() {
    budget.setId("submit-budget");
    budget.setPrefWidth(120);
    passphrase.setId("submit-passphrase");
    passphrase.setPromptText("Passphrase, if any");
    passphrase.setMinWidth(200);
    most.setMinWidth(USE_PREF_SIZE);
    pot.setId("submit-pot");
    pot.setSelected(true);
    pot.setMinWidth(USE_PREF_SIZE);
    return box(budget, most, passphrase, pot);
  }

  private HBox tokenRow() {
    token.setId("submit-token");
    token.setPromptText("Address of the token's contract");
    HBox.setHgrow(token, Priority.ALWAYS);
    price.setId("submit-price");
    price.setPrefWidth(120);
    price.setPromptText("a lease pays");
    return box(token, price);
  }

  private void chosen(Runnable changed) {
    most.setText(token.getText().isBlank() ? "ETH at most" : "of the token at most");
    changed.run();
  }

  Typed typed() {
    String paid = token.getText().strip();
    return paid.isEmpty() ? typedIn(Denomination.COIN) : new Typed.InToken(paid);
  }

  /** With all amounts in the token that was typed, which is this one. */
  Typed typedIn(Denomination money) {
    try {
      return typed(Path.of(data.getText().strip()), money);
    } catch (InvalidPathException e) {
      return new Typed.Unfit("That is no path of a file: " + e.getReason() + ".");
    }
  }

  private Typed typed(Path text, Denomination money) {
    if (data.getText().isBlank()) {
      return new Typed.Unfit("Choose a text first.");
    }
    if (text.getFileName() == null) {
      return new Typed.Unfit(text + " is a folder. Name one text file.");
    }
    Optional<Integer> count = rounds.typed();
    if (count.isEmpty()) {
      return new Typed.Unfit("The rounds are a whole number from 1 to " + MOST_ROUNDS + ".");
    }
    try {
      return new Typed.Job(
          money.coin()
              ? request(text, count.get(), Money.parse(budget.getText()), "", null)
              : request(
                  text,
                  count.get(),
                  money.parse(budget.getText()),
                  token.getText().strip(),
                  money.parse(price.getText())));
    } catch (NumberFormatException e) {
      return new Typed.Unfit(
          money.coin()
              ? "The budget is a number of ETH, for example 0.1."
              : "The budget, and what a lease pays, are numbers of " + money.name() + ".");
    }
  }

  private JobRequest request(Path text, int count, Wei budgeted, String paidIn, Wei pays) {
    String title = text.getFileName().toString();
    String path = text.toAbsolutePath().toString();
    Wei audits = pot.isSelected() ? null : Wei.ZERO;
    return new JobRequest(
        title, path, preset.getValue(), count, budgeted, 1, 0, 0, paidIn, pays, audits);
  }

  /** The passphrase as typed, which does not stay. */
  String takePassphrase() {
    String typed = passphrase.getText();
    passphrase.clear();
    return typed;
  }

  void askPassphraseAgain() {
    passphrase.requestFocus();
  }

  /** Files that are dropped on this node are the text. */
  void acceptDrops(Node target) {
    target.setOnDragOver(
        drag -> {
          if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(TransferMode.COPY);
          }
        });
    target.setOnDragDropped(
        drop -> data.setText(drop.getDragboard().getFiles().getFirst().getPath()));
  }

  private static HBox row(String word, HBox fields) {
    Label label = new Label(word);
    label.setMinWidth(90);
    HBox row = box(label, fields);
    HBox.setHgrow(fields, Priority.ALWAYS);
    return row;
  }

  private static HBox box(Node... nodes) {
    HBox box = new HBox(nodes);
    box.getStyleClass().add("row");
    return box;
  }
}
