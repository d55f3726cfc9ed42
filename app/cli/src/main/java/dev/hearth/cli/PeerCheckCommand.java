package dev.hearth.cli;

import dev.hearth.api.PeerCheck;
import dev.hearth.api.PeerSpeed;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hearth peer-check}: whether a peer is as fast as it says. */
@Command(
    name = "peer-check",
    description = "Have a peer prove its speed: it multiplies, and its product is checked here.")
final class PeerCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ADDRESS", description = "For example /ip4/203.0.113.7/tcp/4001.")
  private String address;

  @Option(
      names = "--size",
      defaultValue = "1024",
      description = "Of the matrices, to 4096; 1024 by default.")
  private int size;

  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      PeerSpeed speed = link.agent().check(new PeerCheck(address, size));
      Output lines = output.open();
      lines.emit(speed);
      lines.say(speed.peer() + ": " + speed.sentence());
      return speed.proven() ? 0 : 1;
    }
  }
}
