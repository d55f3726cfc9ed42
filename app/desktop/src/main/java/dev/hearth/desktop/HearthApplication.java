package dev.hearth.desktop;

import dev.hearth.api.HearthApi;
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

/** The window as a process: connects to the agent, shows the one stage, ends with either. */
public final class HearthApplication extends Application {
  private RpcConnection connection;
  private Commands commands;

  @Override
  public void start(Stage stage) throws IOException {
    Path socket = Path.of(getParameters().getNamed().get("socket"));
    Bridge bridge = new Bridge(Platform::runLater);
    connection = RpcSocket.connect(socket, bridge);
    connection.closed().thenRun(Platform::exit);
    HearthApi agent = connection.remote(HearthApi.class);
    commands = new Commands(agent, Platform::runLater);
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

  @Override
  public void stop() {
    commands.close();
    connection.close();
  }
}
