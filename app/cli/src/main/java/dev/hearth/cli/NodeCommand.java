package dev.hearth.cli;

import dev.hearth.node.agent.Agent;
import dev.hearth.node.store.FolderInUseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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
    Path folder = dataDir.path();
    SelfLauncher launcher = new SelfLauncher(folder.resolve("logs").resolve("children.log"));
    try (Agent agent = Agent.open(node.parse(folder, false), launcher, Clock.systemDefaultZone())) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(agent::stopAndWait));
      Output lines = output.open();
      lines.emit(new AgentCommand.Ready(agent.peer(), agent.addresses()));
      lines.say("Peer " + agent.peer());
      agent.addresses().forEach(address -> lines.say("Listening at " + address));
      agent.awaitStop();
    } catch (FolderInUseException e) {
      throw CommandException.failure(
          "NODE-RUNS", CommandException.sentence(e), "Give it another --data-dir.", e);
    }
    return 0;
  }
}
