package dev.hearth.desktop;

import dev.hearth.api.WindowListener;
import dev.hearth.desktop.agent.AgentLine;
import dev.hearth.desktop.agent.Bridge;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.view.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * The window as a process: shows the one stage unless another process does, and ends when that is
 * closed or the agent was stopped.
 */
public final class HearthApplication extends Application {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private AgentLine line;
  private Commands commands;

  @Override
  public void start(Stage stage) throws IOException {
    Path socket = Path.of(getParameters().getNamed().get("socket"));
    Bridge bridge = new Bridge(Platform::runLater);
    WindowListener front = () -> Platform.runLater(() -> toFront(stage));
    line = AgentLine.open(socket, bridge, front, PATIENCE, Platform::exit);
    commands = new Commands(line::agent, Platform::runLater);
    if (line.isOwn()) {
      show(stage, bridge, socket);
      FirstFrame.then(this::tell);
    } else {
      Platform.exit();
      tell();
    }
  }

  /** Whoever started this process waits to hear which window the owner sees. */
  private void tell() {
    System.out.println(line.window().pid());
  }

  private void show(Stage stage, Bridge bridge, Path socket) {
    WindowMemory memory = new WindowMemory(socket.resolveSibling("window.properties"));
    Clock clock = Clock.systemDefaultZone();
    new MainWindow(bridge, commands, memory, clock, Ticker.ofWindow()).show(stage);
  }

  private static void toFront(Stage stage) {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
  }

  @Override
  public void stop() {
    commands.close();
    line.close();
  }
}
