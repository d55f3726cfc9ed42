package dev.hearth.desktop;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.NodeState;
import dev.hearth.api.PauseRequest;
import dev.hearth.api.RunRequest;
import dev.hearth.desktop.agent.Bridge;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/** The line on top of every screen: the state's dot, its sentence, and what to press about it. */
final class StateLine extends HBox {
  private static final int HOUR = 60;
  private static final NodeState LOOKING =
      new NodeState(NodeState.Kind.STARTING, "Looking for the agent.");
  private static final NodeState LOST =
      new NodeState(
          NodeState.Kind.NEEDS_YOU,
          "Hearth has ended unexpectedly and earns nothing: start it again with `hearth open`, and"
              + " this window goes on.");

  private final Bridge bridge;
  private final Commands commands;
  private final Circle dot = new Circle(6);
  private final Label sentence = Texts.paragraph("state", "");
  private final Label said = Texts.hint("state-said", "");
  private final Label message = Texts.hint("state-message", "");
  private final Hyperlink why = new Hyperlink("Why?");
  private final Button run = button("run", "Run now for 1 hour", () -> run(new RunRequest(HOUR)));
  private final Button back = button("back-to-rules", "Back to the rules", this::resume);
  private final Button resume = button("resume", "Resume", this::resume);
  private final PauseMenu pause = new PauseMenu(this::pause);
  private NodeState.Kind shown;
  private String rule = "";

  /**
   * @param explain hears the rule that is asked about
   */
  StateLine(Bridge bridge, Commands commands, Consumer<String> explain) {
    this.bridge = bridge;
    this.commands = commands;
    getStyleClass().add("state-line");
    dot.setId("state-dot");
    VBox words = new VBox(sentence, said, message);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    why.setId("why");
    why.setMinWidth(USE_PREF_SIZE);
    why.setOnAction(pressed -> explain.accept(rule));
    resume.getStyleClass().add("accent");
    pause.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(dot, words, why, run, back, pause, resume);
    bridge.snapshot().subscribe(this::show);
    bridge.lost().subscribe(lost -> show(bridge.snapshot().get()));
  }

  private static Button button(String id, String word, Runnable pressed) {
    Button button = new Button(word);
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> pressed.run());
    return button;
  }

  private void pause(PauseRequest request) {
    say(() -> commands.agent().pause(request));
  }

  private void run(RunRequest request) {
    say(() -> commands.agent().run(request));
  }

  /** Ends a pause as well as a run. */
  private void resume() {
    say(commands.agent()::resume);
  }

  private void say(Callable<NodeSnapshot> what) {
    message.setText("");
    commands.run(what, this::show, failure -> message.setText(failure.sentence()));
  }

  /** What a lost agent said last holds no more. */
  private void show(NodeSnapshot snapshot) {
    show(bridge.lost().get() ? LOST : snapshot == null ? LOOKING : snapshot.state());
  }

  private void show(NodeState state) {
    sentence.setText(state.sentence());
    said.setText(state.said());
    dot.getStyleClass()
        .setAll("state-dot", "state-" + state.kind().name().toLowerCase(Locale.ROOT));
    if (state.kind() != shown) {
      shown = state.kind();
      message.setText("");
    }
    offer(state);
  }

  private void offer(NodeState state) {
    rule = state.rule();
    boolean byOwner = rule.equals(NodeState.OWNER);
    Shown.when(!byOwner && !rule.isEmpty(), why);
    Shown.when(state.givesWay(), run);
    Shown.when(!state.said().isEmpty(), back);
    Shown.when(!byOwner && state != LOST, pause);
    Shown.when(byOwner, resume);
  }
}
