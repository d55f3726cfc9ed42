package dev.hearth.cli;

import dev.hearth.api.RunRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth run}. */
@Command(name = "run", description = "Work now for a while, whatever hours and use say.")
final class RunCommand implements Callable<Integer> {
  @Option(names = "--minutes", defaultValue = "60", description = "For so long; 60 by default.")
  private int minutes;

  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    if (minutes < 1) {
      throw CommandException.usage("RUN-MINUTES", "--minutes is above zero.", "60 is an hour.");
    }
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      StatusCommand.show(output.open(), link.agent().run(new RunRequest(minutes)));
    }
    return 0;
  }
}
