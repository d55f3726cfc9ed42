package dev.hearth.desktop.logs;

import dev.hearth.api.LogRequest;
import dev.hearth.api.LogText;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.view.Card;
import dev.hearth.desktop.view.Texts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The newest lines of every process, without what a stranger who helps need not know. */
public final class LogsPane extends StackPane {
  private static final int LINES = 1000;
  private static final int ROWS = 22;

  private final Commands commands;
  private final Function<Window, Optional<Path>> where;
  private final TextArea text = new TextArea();
  private final Label message = Texts.hint("logs-message", "Reading…");

  /**
   * @param where asks the owner for the file to save to
   */
  public LogsPane(Commands commands, Function<Window, Optional<Path>> where) {
    this.commands = commands;
    this.where = where;
    text.setId("logs-text");
    text.setEditable(false);
    text.setPrefRowCount(ROWS);
    text.getStyleClass().add("log");
    getChildren()
        .add(
            new Card(
                "Logs",
                Texts.hint(
                    "logs-redacted",
                    "Taken out before anybody sees them: your name and home folder, addresses of"
                        + " networks and of network cards, passphrases. Keys and accounts are cut"
                        + " short."),
                buttons(),
                text,
                message));
    read();
  }

  /** By the system's own dialog; empty when the owner thinks better of it. */
  public static Optional<Path> dialog(Window window) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName("hearth-log.txt");
    return Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath);
  }

  private FlowPane buttons() {
    CheckBox wrap = new CheckBox("Wrap lines");
    wrap.setId("logs-wrap");
    text.wrapTextProperty().bind(wrap.selectedProperty());
    FlowPane buttons =
        new FlowPane(
            button("logs-read", "Read again", this::read),
            button("logs-copy", "Copy", this::copy),
            button("logs-save", "Save…", this::save),
            wrap);
    buttons.getStyleClass().add("buttons");
    return buttons;
  }

  private static Button button(String id, String word, Runnable pressed) {
    Button button = new Button(word);
    button.setId(id);
    button.setOnAction(event -> pressed.run());
    return button;
  }

  private void read() {
    commands.run(() -> commands.agent().log(new LogRequest(LINES)), this::show, this::failed);
  }

  private void show(LogText log) {
    text.setText(String.join("\n", log.lines()));
    text.setScrollTop(Double.MAX_VALUE);
    message.setText(
        log.lines().isEmpty()
            ? "Nothing is written down yet. Lines come as soon as a process has one."
            : "The newest %d lines.".formatted(log.lines().size()));
  }

  private void copy() {
    Clipboard.getSystemClipboard()
        .setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, text.getText()));
    message.setText("Copied.");
  }

  private void save() {
    String lines = text.getText();
    where
        .apply(getScene().getWindow())
        .ifPresent(path -> commands.run(() -> write(path, lines), message::setText, this::failed));
  }

  private static String write(Path path, String lines) {
    try {
      Files.writeString(path, lines + "\n");
      return "Saved to " + path + ".";
    } catch (IOException e) {
      return "The file cannot be written there: " + e.getMessage() + ". Choose another folder.";
    }
  }

  private void failed(Failure failure) {
    message.setText(failure.sentence());
  }
}
