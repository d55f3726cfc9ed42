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

  /** What is done with an agent that answers. */
  @FunctionalInterface
  interface Welcome {
    void to(Agent agent) throws IOException;
  }

  private final AgentOptions options;
  private final SelfLauncher launcher;
  private volatile Agent agent;

  private ForegroundAgent(AgentOptions options, SelfLauncher launcher) {
    this.options = options;
    this.launcher = launcher;
  }

  /**
   * Until it was stopped. One whose machine got another name among peers is followed by another.
   *
   * @param welcome of each, once it answers
   */
  static void run(AgentOptions options, SelfLauncher launcher, Welcome welcome)
      throws IOException, InterruptedException {
    ForegroundAgent foreground = new ForegroundAgent(options, launcher);
    foreground.open();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(foreground::farewell));
    while (foreground.end(welcome) == Agent.End.TO_START_AGAIN) {
      foreground.open();
    }
  }

  private void farewell() {
    agent.stopAndWait(FAREWELL);
  }

  private Agent.End end(Welcome welcome) throws IOException, InterruptedException {
    try (Agent running = agent) {
      welcome.to(running);
      return running.awaitEnd();
    }
  }

  private void open() throws IOException {
    try {
      agent = Agent.open(options, launcher, Clock.systemDefaultZone());
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
