package dev.hearth.desktop.onboarding;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.OwnerSettings;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One card at a time; what was answered is a setting, and the place is kept for the next start. */
public final class OnboardingScreen extends VBox {
  /** The place when all is answered, or skipped. */
  public static final int DONE = 3;

  private final IntegerProperty step;
  private final Runnable done;
  private final List<Supplier<Node>> cards;
  private final Map<Integer, Node> made = new HashMap<>();
  private final StackPane place = new StackPane();
  private final Label count = Texts.hint("set-up-step", "");
  private final Button back = new Button("Back");
  private final Button next = new Button("Next");

  /**
   * @param step the card to show, from 0; set as the owner goes on
   * @param done hears that the owner has come to the end, or skips the rest
   */
  public OnboardingScreen(
      ObservableValue<NodeSnapshot> snapshot,
      Commands commands,
      OwnerSettings settings,
      IntegerProperty step,
      Runnable done) {
    this.step = step;
    this.done = done;
    cards =
        List.of(
            () -> new SpeedCard(snapshot, commands),
            () -> new WhenCard(settings),
            () -> new NetworkCard(snapshot));
    setId("set-up");
    getStyleClass().add("screen");
    Label welcome = new Label("Welcome to Hearth");
    welcome.getStyleClass().add("welcome");
    getChildren().addAll(new VBox(welcome, count), place, buttons());
    show();
  }

  private HBox buttons() {
    Button skip = new Button("Skip the set-up");
    skip.setId("set-up-skip");
    skip.getStyleClass().add("flat");
    skip.setOnAction(pressed -> go(DONE));
    back.setId("set-up-back");
    back.setOnAction(pressed -> go(step.get() - 1));
    next.setId("set-up-next");
    next.getStyleClass().add("accent");
    next.setOnAction(pressed -> go(step.get() + 1));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox buttons = new HBox(skip, gap, back, next);
    buttons.getStyleClass().add("row");
    return buttons;
  }

  private void go(int where) {
    step.set(where);
    if (where >= DONE) {
      done.run();
    } else {
      show();
    }
  }

  private void show() {
    int card = Math.clamp(step.get(), 0, DONE - 1);
    place.getChildren().setAll(made.computeIfAbsent(card, number -> cards.get(number).get()));
    count.setText("%d of %d, under two minutes in all".formatted(card + 1, DONE));
    Shown.when(card > 0, back);
    next.setText(card == DONE - 1 ? "Done" : "Next");
  }
}
