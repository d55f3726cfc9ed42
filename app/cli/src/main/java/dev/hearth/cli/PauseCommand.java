package dev.hearth.cli;

import dev.hearth.api.PauseRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth pause}. */
@Command(name = "pause", description = "Stop working, for a while or until resumed.")
final class PauseCommand implements Callable<Integer> {
  @Option(
      names = "--minutes",
      defaultValue = "0",
      description = "For so long; without it, until `hearth resume`.")
  private int minutes;

  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    if (minutes < 0) {
      throw CommandException.usage(
          "PAUSE-MINUTES",
          "--minutes is not below zero.",
          "Leave it out to pause until `hearth resume`.");
    }
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      StatusCommand.show(output.open(), link.agent().pause(PauseRequest.minutes(minutes)));
    }
    return 0;
  }
}
