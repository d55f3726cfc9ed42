package dev.hearth.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hearth resume}. */
@Command(name = "resume", description = "Go on after a pause.")
final class ResumeCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      StatusCommand.show(output.open(), link.agent().resume());
    }
    return 0;
  }
}
