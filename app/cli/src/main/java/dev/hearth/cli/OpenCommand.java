package dev.hearth.cli;

import dev.hearth.api.RunRequest;
import dev.hearth.api.WindowApi;
import dev.hearth.api.WindowReference;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.node.agent.AgentOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code hearth open}: the window there is or a new one, on an agent that is started if need be.
 */
@Command(name = "open", description = "Show the window; start the agent when it is not running.")
final class OpenCommand implements Callable<Integer> {
  private static final int MINUTES_TO_SEE = 60;

  @Option(
      names = "--practice",
      description =
          "Work for an hour whatever you do meanwhile, and wait for the window's end; without a"
              + " display, tell the practice network's story in the terminal.")
  private boolean practice;

  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  /** What a program reads. */
  record Opened(long window) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!hasDisplay()) {
      if (practice) {
        return Main.run("demo", "--data-dir", dataDir.path().toString());
      }
      throw CommandException.failure(
          "OPEN-NO-DISPLAY",
          "There is no display to open a window on.",
          "`hearth status` tells the same in words.");
    }
    Path folder = dataDir.forAgent();
    WindowReference window = window(folder);
    Output lines = output.open();
    lines.emit(new Opened(window.pid()));
    if (practice) {
      ProcessHandle.of(window.pid()).ifPresent(process -> process.onExit().join());
    }
    return 0;
  }

  /** The one that is shown, which comes to the front, or a new one, started meanwhile. */
  private WindowReference window(Path folder) throws IOException, InterruptedException {
    Path socket = AgentOptions.socket(folder);
    if (!RpcSocket.answers(socket)) {
      AgentLink.starting(folder).close();
    }
    WindowStart opening = WindowStart.begin(folder, socket);
    try (AgentLink link = AgentLink.running(folder)) {
      if (practice) { // whoever has just typed the command is not away, and wants to see it earn
        link.agent().run(new RunRequest(MINUTES_TO_SEE));
      }
      WindowReference shown = link.remote(WindowApi.class).raise();
      return shown.exists() ? opening.giveWayTo(shown) : opening.seen();
    }
  }

  static boolean hasDisplay() {
    String system = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
    return system.contains("windows")
        || system.contains("mac")
        || isSet("DISPLAY")
        || isSet("WAYLAND_DISPLAY");
  }

  private static boolean isSet(String name) {
    String value = System.getenv(name);
    return value != null && !value.isEmpty();
  }
}
