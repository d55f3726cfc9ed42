package dev.hearth.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth open}: the window, on an agent that is started when it is not running. */
@Command(name = "open", description = "Show the window; start the agent when it is not running.")
final class OpenCommand implements Callable<Integer> {
  @Option(
      names = "--practice",
      description = "Without a display, tell the practice network's story in the terminal.")
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
    Path folder = dataDir.path();
    AgentLink.starting(folder, List.of()).close();
    Process window =
        new SelfLauncher(folder.resolve("logs").resolve("window.log"))
            .startWindow(dev.hearth.node.agent.AgentOptions.socket(folder));
    Output lines = output.open();
    lines.emit(new Opened(window.pid()));
    return practice ? window.waitFor() : 0;
  }

  private static boolean hasDisplay() {
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
