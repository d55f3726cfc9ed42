package dev.hearth.cli;

import dev.hearth.node.agent.Agent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hearth node}: an agent without a window and without a practice network of its own. */
@Command(name = "node", description = "Run a headless node in the foreground.")
final class NodeCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;
  @Mixin private NodeOptions node;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = dataDir.forAgent();
    Logs.toFile(folder.resolve("logs"), "hearth");
    SelfLauncher launcher = new SelfLauncher(folder.resolve("logs").resolve("children.log"));
    Output lines = output.open();
    ForegroundAgent.run(node.parse(folder, false), launcher, agent -> tell(agent, lines));
    return 0;
  }

  private static void tell(Agent agent, Output lines) {
    lines.emit(new AgentCommand.Ready(agent.peer(), agent.addresses()));
    lines.say("Peer " + agent.peer());
    agent.addresses().forEach(address -> lines.say("Listening at " + address));
  }
}
