package dev.hearth.desktop;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.desktop.agent.Bridge;
import dev.hearth.desktop.agent.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The whole window over an agent that is none, open while a test looks at it and presses. A field
 * of the test; what the field's owner tells the agent beforehand holds when the window comes up.
 */
final class OpenWindow implements BeforeEachCallback, AfterEachCallback {
  final FakeAgent agent = new FakeAgent();
  final FakeTicker ticker = new FakeTicker();
  final TestClock clock = new TestClock();
  final FxRobot robot = new FxRobot();
  private final Bridge bridge = new Bridge(Platform::runLater);

  private final int setUp;
  private Path folder;
  private Stage stage;
  private Commands commands;

  private OpenWindow(int setUp) {
    this.setUp = setUp;
  }

  static OpenWindow atTheFirstRun() {
    return new OpenWindow(0);
  }

  static OpenWindow afterTheSetUp() {
    return new OpenWindow(3);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    folder = Files.createTempDirectory("hearth-window");
    FxToolkit.registerPrimaryStage();
    memory().put("set-up", setUp);
    FxToolkit.setupStage(this::open);
  }

  private void open(Stage primary) {
    stage = primary;
    commands = new Commands(() -> agent, Platform::runLater);
    new MainWindow(bridge, commands, memory(), clock, ticker).show(stage);
    bridge.snapshot(agent.snapshot());
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    FxToolkit.cleanupStages();
    commands.close();
    Files.delete(folder.resolve("window.properties"));
    Files.delete(folder);
  }

  /** What is kept for the next start. */
  WindowMemory memory() {
    return new WindowMemory(folder.resolve("window.properties"));
  }

  Stage stage() {
    return stage;
  }

  /** The agent says how it is. */
  void tell(NodeSnapshot snapshot) {
    bridge.snapshot(snapshot);
    robot.interact(() -> {});
  }

  /** The agent is gone, or back. */
  void lose(boolean lost) {
    bridge.lost(lost);
    robot.interact(() -> {});
  }

  void tell() {
    tell(agent.snapshot());
  }

  void pass(Duration period) {
    robot.interact(() -> ticker.pass(period));
  }

  void heard(String call) throws TimeoutException {
    until(() -> agent.calls.contains(call));
  }

  long count(String call) {
    return agent.calls.stream().filter(call::equals).count();
  }

  void shows(String id, String text) throws TimeoutException {
    until(() -> text(id).equals(text));
  }

  String text(String id) {
    return node(id) instanceof TextInputControl input
        ? input.getText()
        : ((Labeled) node(id)).getText();
  }

  Node node(String id) {
    return robot.lookup(id).query();
  }

  boolean exists(String id) {
    return robot.lookup(id).tryQuery().isPresent();
  }

  /** As Space or a click would; where it stands does not matter. */
  void press(String id) throws TimeoutException {
    until(() -> exists(id));
    robot.interact(() -> ((ButtonBase) node(id)).fire());
  }

  void type(String id, String text) throws TimeoutException {
    until(() -> exists(id));
    robot.interact(() -> ((TextInputControl) node(id)).setText(text));
  }

  /** Types, and leaves the field. */
  void enter(String id, String text) throws TimeoutException {
    until(() -> exists(id));
    robot.interact(
        () -> {
          node(id).requestFocus();
          ((TextInputControl) node(id)).setText(text);
          node("#rail-home").requestFocus();
        });
  }

  boolean visible(String id) {
    if (!exists(id)) {
      return false;
    }
    for (Node node = node(id); node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** All words that are seen within a node. */
  List<String> labels(String within) {
    return robot.from(node(within)).lookup(".label").queryAllAs(Label.class).stream()
        .filter(Label::isVisible)
        .map(Label::getText)
        .toList();
  }

  void until(Callable<Boolean> holds) throws TimeoutException {
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, holds);
    robot.interact(() -> {});
  }
}
