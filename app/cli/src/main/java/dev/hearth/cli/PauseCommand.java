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
      description = "For so long; without any of these, until `hearth resume`.")
  private int minutes;

  @Option(names = "--until-tomorrow", description = "Until six in the morning.")
  private boolean untilTomorrow;

  @Option(names = "--after-segment", description = "Finish the segment in hand first.")
  private boolean afterSegment;

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
      StatusCommand.show(output.open(), link.agent().pause(request()));
    }
    return 0;
  }

  private PauseRequest request() {
    if (afterSegment) {
      return new PauseRequest(PauseRequest.How.AFTER_SEGMENT, 0);
    }
    return untilTomorrow
        ? new PauseRequest(PauseRequest.How.UNTIL_TOMORROW, 0)
        : PauseRequest.minutes(minutes);
  }
}
