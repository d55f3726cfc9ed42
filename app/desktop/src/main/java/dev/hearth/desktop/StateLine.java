package dev.hearth.desktop;

import dev.hearth.api.DevicePolicy.RuleView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.NodeState;
import dev.hearth.api.PauseRequest;
import dev.hearth.api.PauseRequest.How;
import dev.hearth.api.RunRequest;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
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

  private final Commands commands;
  private final Circle dot = new Circle(6);
  private final Label sentence = Texts.paragraph("state", "Looking for the agent.");
  private final Label message = Texts.hint("state-message", "");
  private final Hyperlink why = new Hyperlink("Why?");
  private final Button run = new Button("Run now for 1 hour");
  private final Button resume = new Button("Resume");
  private final PauseMenu pause = new PauseMenu(this::pause);
  private NodeState.Kind shown;

  /**
   * @param explain hears the rule that is asked about
   */
  StateLine(ObservableValue<NodeSnapshot> snapshot, Commands commands, Consumer<String> explain) {
    this.commands = commands;
    getStyleClass().add("state-line");
    dot.setId("state-dot");
    VBox words = new VBox(sentence, message);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    DecidingRule deciding = new DecidingRule(snapshot, commands);
    why.setId("why");
    why.setMinWidth(USE_PREF_SIZE);
    why.setOnAction(pressed -> deciding.hold().get().rule().map(RuleView::rule).ifPresent(explain));
    makeButtons();
    getChildren().addAll(dot, words, why, run, pause, resume);
    snapshot.subscribe(this::show);
    deciding.hold().subscribe(this::show);
  }

  private void makeButtons() {
    pause.setMinWidth(USE_PREF_SIZE);
    run.setId("run");
    run.setMinWidth(USE_PREF_SIZE);
    run.setOnAction(
        pressed ->
            commands.run(
                () -> commands.agent().run(new RunRequest(HOUR)), this::ran, this::failed));
    resume.setId("resume");
    resume.setMinWidth(USE_PREF_SIZE);
    resume.getStyleClass().add("accent");
    resume.setOnAction(pressed -> commands.run(commands.agent()::resume, this::show, this::failed));
  }

  private void pause(PauseRequest request) {
    commands.run(() -> commands.agent().pause(request), now -> paused(now, request), this::failed);
  }

  private void paused(NodeSnapshot now, PauseRequest request) {
    show(now);
    if (request.how() == How.AFTER_SEGMENT && now.state().kind() != NodeState.Kind.PAUSED) {
      message.setText("Pauses as soon as this segment is done.");
    }
  }

  /** Rules that protect the machine do not give way. */
  private void ran(NodeSnapshot now) {
    show(now);
    if (now.state().kind() == NodeState.Kind.PAUSED) {
      message.setText("This rule protects the machine, so it holds all the same.");
    }
  }

  private void show(NodeSnapshot snapshot) {
    if (snapshot == null) {
      return;
    }
    NodeState state = snapshot.state();
    sentence.setText(state.sentence());
    dot.getStyleClass()
        .setAll("state-dot", "state-" + state.kind().name().toLowerCase(Locale.ROOT));
    if (state.kind() != shown) {
      shown = state.kind();
      message.setText("");
    }
  }

  private void show(DecidingRule.Hold hold) {
    boolean byOwner = hold.held() && hold.rule().isEmpty();
    Shown.when(byOwner, resume);
    Shown.when(!byOwner, pause);
    Shown.when(hold.rule().isPresent(), why);
    Shown.when(hold.held() && hold.rule().isPresent(), run);
  }

  private void failed(Failure failure) {
    message.setText(failure.sentence());
  }
}
