package dev.hearth.cli;

import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.store.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hearth stop}: ends the agent; what it holds is stored and goes on at the next start. */
@Command(name = "stop", description = "End the agent; work goes on at its next start.")
final class StopCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  /** What a program reads. */
  record Stopped(boolean stopped) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = dataDir.path();
    try (AgentLink link = AgentLink.running(folder)) {
      stop(link);
    }
    if (!DataFolder.awaitFree(folder, PATIENCE)) {
      throw CommandException.failure(
          "AGENT-BUSY",
          "Hearth was told to stop and has not let go of " + folder + " yet.",
          "Wait a moment; logs/hearth.log in it says what holds it up.");
    }
    Output lines = output.open();
    lines.emit(new Stopped(true));
    lines.say("Hearth has stopped.");
    return 0;
  }

  /** An agent may be gone before its answer is out. */
  private static void stop(AgentLink link) {
    try {
      link.agent().stop();
    } catch (RpcException e) {
      if (!link.connection().closed().isDone()) {
        throw e;
      }
    }
  }
}
