package dev.hearth.desktop;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.home.HomeScreen;
import dev.hearth.desktop.submit.SubmitScreen;
import dev.hearth.desktop.view.Texts;
import dev.hearth.desktop.wallet.WalletScreen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** The frame of every screen: rail on the left, state line on top, one column of content. */
final class MainWindow {
  private static final double COLUMN = 960;
  private final ObservableValue<NodeSnapshot> snapshot;
  private final Commands commands;
  private final BorderPane root = new BorderPane();
  private final StackPane column = new StackPane();
  private final Map<Screen, Node> made = new HashMap<>();
  private Theme theme = Theme.SYSTEM;

  MainWindow(ObservableValue<NodeSnapshot> snapshot, Commands commands) {
    this.snapshot = snapshot;
    this.commands = commands;
  }

  void show(Stage stage) {
    Rail rail = new Rail(screens(), this::open);
    Scene scene = new Scene(root, 1120, 760);
    root.setLeft(side(rail, scene));
    root.setTop(new VBox(new StateLine(snapshot, commands), practiceLine()));
    root.setCenter(content());
    theme.apply(scene);
    rail.choose(0);
    stage.setTitle("Hearth");
    stage.setMinWidth(760);
    stage.setMinHeight(520);
    stage.setScene(scene);
    stage.show();
  }

  private List<Screen> screens() {
    return List.of(
        new Screen("home", "Home", "mdal-home", () -> new HomeScreen(snapshot)),
        new Screen("submit", "Submit", "mdmz-send", () -> new SubmitScreen(snapshot, commands)),
        new Screen(
            "wallet",
            "Wallet",
            "mdal-account_balance_wallet",
            () -> new WalletScreen(snapshot, commands)));
  }

  private Node side(Rail rail, Scene scene) {
    Button themes = new Button(theme.word());
    themes.setId("theme");
    themes.getStyleClass().add("flat");
    themes.setOnAction(
        pressed -> {
          theme = theme.next();
          themes.setText(theme.word());
          theme.apply(scene);
        });
    VBox side = new VBox(rail, themes);
    side.getStyleClass().add("side");
    VBox.setVgrow(rail, Priority.ALWAYS);
    return side;
  }

  private Label practiceLine() {
    Label line = Texts.hint("practice", "Practice network: everything is real except the money.");
    line.getStyleClass().add("practice-line");
    line.managedProperty().bind(line.visibleProperty());
    line.visibleProperty()
        .bind(snapshot.map(s -> s.network() == NodeSnapshot.Network.PRACTICE).orElse(false));
    return line;
  }

  private Node content() {
    column.setMaxWidth(COLUMN);
    column.getStyleClass().add("column");
    StackPane centred = new StackPane(column);
    ScrollPane scroll = new ScrollPane(centred);
    scroll.setFitToWidth(true);
    return scroll;
  }

  private void open(Screen screen) {
    column.getChildren().setAll(made.computeIfAbsent(screen, s -> s.content().get()));
  }
}
