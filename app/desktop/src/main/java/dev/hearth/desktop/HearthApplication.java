package dev.hearth.desktop;

import dev.hearth.api.HearthApi;
import dev.hearth.api.WindowApi;
import dev.hearth.api.WindowListener;
import dev.hearth.api.WindowReference;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.desktop.agent.Bridge;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.view.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * The window as a process: connects to the agent, shows the one stage unless another process does,
 * ends with either.
 */
public final class HearthApplication extends Application {
  private RpcConnection connection;
  private Commands commands;

  @Override
  public void start(Stage stage) throws IOException {
    Path socket = Path.of(getParameters().getNamed().get("socket"));
    Bridge bridge = new Bridge(Platform::runLater);
    WindowListener front = () -> Platform.runLater(() -> toFront(stage));
    connection = RpcSocket.connect(socket, bridge, front);
    connection.closed().thenRun(Platform::exit);
    HearthApi agent = connection.remote(HearthApi.class);
    commands = new Commands(agent, Platform::runLater);
    WindowReference own = new WindowReference(ProcessHandle.current().pid());
    WindowReference seen = connection.remote(WindowApi.class).open(own);
    if (seen.equals(own)) {
      show(stage, agent, bridge, socket);
    } else {
      Platform.exit();
    }
    System.out.println(seen.pid());
  }

  private void show(Stage stage, HearthApi agent, Bridge bridge, Path socket) {
    WindowMemory memory = new WindowMemory(socket.resolveSibling("window.properties"));
    Clock clock = Clock.systemDefaultZone();
    new MainWindow(bridge.snapshot(), commands, memory, clock, Ticker.ofWindow()).show(stage);
    commands.run(
        () -> {
          agent.watch();
          return agent.status();
        },
        bridge::snapshot,
        failure -> {});
  }

  private static void toFront(Stage stage) {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
  }

  @Override
  public void stop() {
    commands.close();
    connection.close();
  }
}
