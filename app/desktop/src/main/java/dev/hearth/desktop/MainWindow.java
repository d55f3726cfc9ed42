package dev.hearth.desktop;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.desktop.agent.Bridge;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.OwnerSettings;
import dev.hearth.desktop.device.DevicesScreen;
import dev.hearth.desktop.home.HomeScreen;
import dev.hearth.desktop.onboarding.OnboardingScreen;
import dev.hearth.desktop.settings.SettingsScreen;
import dev.hearth.desktop.submit.SubmitScreen;
import dev.hearth.desktop.view.Texts;
import dev.hearth.desktop.view.Ticker;
import dev.hearth.desktop.wallet.WalletScreen;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** The frame of every screen: rail on the left, state line on top, one column of content. */
final class MainWindow {
  private static final double COLUMN = 960;
  private static final int WIDTH = 1120;
  private static final int HEIGHT = 760;

  private final Bridge bridge;
  private final ObservableValue<NodeSnapshot> snapshot;
  private final Commands commands;
  private final OwnerSettings settings;
  private final WindowMemory memory;
  private final Clock clock;
  private final Ticker ticker;
  private final IntegerProperty setUp;
  private final StringProperty askedRule = new SimpleStringProperty("");
  private final BorderPane frame = new BorderPane();
  private final Map<Screen, Node> made = new HashMap<>();
  private final Rail rail;

  MainWindow(Bridge bridge, Commands commands, WindowMemory memory, Clock clock, Ticker ticker) {
    this.bridge = bridge;
    this.snapshot = bridge.snapshot();
    this.commands = commands;
    this.settings = new OwnerSettings(commands);
    this.memory = memory;
    this.clock = clock;
    this.ticker = ticker;
    this.setUp = new SimpleIntegerProperty(memory.get("set-up", 0));
    this.rail = new Rail(screens(), this::open);
    setUp.subscribe(step -> memory.put("set-up", step.intValue()));
  }

  void show(Stage stage) {
    settings.refresh(trouble -> {});
    fill();
    Scene scene = new Scene(frame, memory.get("width", WIDTH), memory.get("height", HEIGHT));
    Theme.follow(settings, scene);
    begin();
    stage.setTitle("Hearth");
    stage.setMinWidth(760);
    stage.setMinHeight(520);
    stage.setScene(scene);
    stage.setOnHidden(closed -> remember(scene));
    stage.show();
    rail.requestFocus();
  }

  private void fill() {
    VBox side = new VBox(rail);
    side.getStyleClass().add("side");
    frame.setLeft(side);
    frame.setTop(new VBox(new StateLine(bridge, commands, this::explain), practiceLine()));
  }

  private List<Screen> screens() {
    return List.of(
        new Screen("home", "Home", "mdal-home", this::home),
        new Screen(
            "devices",
            "Devices",
            "mdmz-memory",
            () -> new DevicesScreen(snapshot, commands, settings, ticker)),
        new Screen("submit", "Submit", "mdmz-send", () -> new SubmitScreen(snapshot, commands)),
        new Screen(
            "wallet",
            "Wallet",
            "mdal-account_balance_wallet",
            () -> new WalletScreen(snapshot, commands, ticker)),
        new Screen(
            "settings",
            "Settings",
            "mdmz-settings",
            () -> new SettingsScreen(snapshot, commands, settings, ticker, askedRule)));
  }

  private HomeScreen home() {
    return new HomeScreen(
        snapshot,
        commands,
        clock,
        ticker,
        setUp.map(step -> step.intValue() < OnboardingScreen.DONE),
        this::openSetUp,
        () -> rail.choose("wallet"));
  }

  /** The first run begins with the set-up; home is one press away. */
  private void begin() {
    if (setUp.get() < OnboardingScreen.DONE) {
      openSetUp();
    } else {
      rail.choose("home");
    }
  }

  private void openSetUp() {
    rail.choose("");
    frame.setCenter(
        column(
            new OnboardingScreen(snapshot, commands, settings, setUp, () -> rail.choose("home"))));
  }

  /** Opens the settings at a rule, also when that one was asked about before. */
  private void explain(String rule) {
    rail.choose("settings");
    askedRule.set("");
    askedRule.set(rule);
  }

  private void open(Screen screen) {
    frame.setCenter(made.computeIfAbsent(screen, s -> column(s.content().get())));
  }

  /** Scrolls by itself, so that each screen is where it was left. */
  private static ScrollPane column(Node content) {
    StackPane column = new StackPane(content);
    column.setMaxWidth(COLUMN);
    column.getStyleClass().add("column");
    ScrollPane scroll = new ScrollPane(new StackPane(column));
    scroll.setId("screen");
    scroll.setFitToWidth(true);
    return scroll;
  }

  private Label practiceLine() {
    Label line = Texts.hint("practice", "Practice network: everything is real except the money.");
    line.getStyleClass().add("practice-line");
    line.managedProperty().bind(line.visibleProperty());
    line.visibleProperty()
        .bind(snapshot.map(s -> s.network() == NodeSnapshot.Network.PRACTICE).orElse(false));
    return line;
  }

  private void remember(Scene scene) {
    memory.put("width", (int) scene.getWidth());
    memory.put("height", (int) scene.getHeight());
  }
}
