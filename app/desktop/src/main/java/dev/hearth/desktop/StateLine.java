package dev.hearth.desktop;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.NodeState;
import dev.hearth.api.PauseRequest;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.view.Texts;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;

/** The line on top of every screen: the state's dot, its sentence, and pause or resume. */
final class StateLine extends HBox {
  private final Circle dot = new Circle(6);
  private final Label sentence = Texts.paragraph("state", "Looking for the agent.");
  private final Button resume = new Button("Resume");
  private final SplitMenuButton pause = new SplitMenuButton();
  private final Commands commands;

  StateLine(ObservableValue<NodeSnapshot> snapshot, Commands commands) {
    this.commands = commands;
    getStyleClass().add("state-line");
    dot.setId("state-dot");
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    makeButtons();
    getChildren().addAll(dot, sentence, pause, resume);
    snapshot.subscribe(this::show);
  }

  private void makeButtons() {
    pause.setId("pause");
    pause.setText("Pause");
    pause.setOnAction(pressed -> pauseFor(0));
    MenuItem hour = new MenuItem("For 1 hour");
    hour.setOnAction(pressed -> pauseFor(60));
    pause.getItems().add(hour);
    resume.setId("resume");
    resume.setOnAction(pressed -> commands.run(commands.agent()::resume, this::show, this::show));
  }

  private void pauseFor(int minutes) {
    PauseRequest request = PauseRequest.minutes(minutes);
    commands.run(() -> commands.agent().pause(request), this::show, this::show);
  }

  private void show(NodeSnapshot snapshot) {
    if (snapshot == null) {
      return;
    }
    NodeState state = snapshot.state();
    sentence.setText(state.sentence());
    dot.getStyleClass()
        .setAll("state-dot", "state-" + state.kind().name().toLowerCase(Locale.ROOT));
    boolean paused = state.kind() == NodeState.Kind.PAUSED;
    show(resume, paused);
    show(pause, !paused);
  }

  private void show(Failure failure) {
    sentence.setText(failure.sentence());
  }

  private static void show(javafx.scene.Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
