package dev.hearth.cli;

import dev.hearth.node.agent.Agent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth agent}: the resident process, in the foreground. */
@Command(name = "agent", description = "Run the resident agent in the foreground.")
final class AgentCommand implements Callable<Integer> {
  @Option(names = "--hidden", description = "Show no window.")
  private boolean hidden;

  /** Done by the launcher script. */
  @Option(names = "--keep", hidden = true, description = "Start it again when it crashed.")
  private boolean kept;

  @Mixin private DataDir dataDir;
  @Mixin private NodeOptions node;
  @Mixin private OutputOptions output;
  private boolean begun;

  /** What a program reads when the agent is ready. */
  record Ready(String peer, java.util.List<String> addresses) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = dataDir.forAgent();
    Logs.toFile(folder.resolve("logs"), "hearth");
    SelfLauncher launcher = new SelfLauncher(folder.resolve("logs").resolve("children.log"));
    Output lines = output.open();
    ForegroundAgent.run(
        node.parse(folder, true),
        launcher,
        agent -> {
          lines.emit(new Ready(agent.peer(), agent.addresses()));
          lines.say(AgentStart.readyLine());
          beginOnce(folder, launcher, agent);
        });
    return 0;
  }

  /** The window stays when another agent follows. */
  private void beginOnce(Path folder, SelfLauncher launcher, Agent agent) throws IOException {
    if (begun) {
      return;
    }
    begun = true;
    Rehearsal.soon(folder, launcher);
    if (!hidden) {
      launcher.startWindow(agent.socket());
    }
  }
}
