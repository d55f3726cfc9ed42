package dev.hearth.cli;

import dev.hearth.node.agent.Agent;
import dev.hearth.node.agent.AgentOptions;
import dev.hearth.node.store.FolderInUseException;
import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;

/** An agent in this process; what keeps it from starting is said in one line. */
final class ForegroundAgent {
  /** Whoever sends a signal waits some tens of seconds before sending one that kills. */
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private ForegroundAgent() {}

  /** Ends with the process at the latest. The caller closes it. */
  static Agent open(AgentOptions options, SelfLauncher launcher) throws IOException {
    try {
      Agent agent = Agent.open(options, launcher, Clock.systemDefaultZone());
      Runtime.getRuntime()
          .addShutdownHook(Thread.ofPlatform().unstarted(() -> agent.stopAndWait(FAREWELL)));
      return agent;
    } catch (FolderInUseException e) {
      throw CommandException.usage(
          "DATA-DIR-USED",
          CommandException.sentence(e),
          "Use the Hearth that runs there, or give this one another --data-dir.");
    } catch (IOException e) {
      if (e.getCause() instanceof BindException) {
        throw taken(options, e);
      }
      throw e;
    }
  }

  private static CommandException taken(AgentOptions options, IOException why) {
    return CommandException.failure(
        "LISTEN-TAKEN",
        "Nothing can listen at " + options.listen() + ": " + why.getCause().getMessage() + ".",
        "Give --listen another port; port 0 takes a free one.",
        why);
  }
}
