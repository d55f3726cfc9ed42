package dev.hearth.cli;

import dev.hearth.api.rpc.RpcException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hearth stop}: ends the agent; what it holds is stored and goes on at the next start. */
@Command(name = "stop", description = "End the agent; work goes on at its next start.")
final class StopCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  /** What a program reads. */
  record Stopped(boolean stopped) {}

  @Override
  public Integer call() {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      stop(link);
      link.connection().closed().join();
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
