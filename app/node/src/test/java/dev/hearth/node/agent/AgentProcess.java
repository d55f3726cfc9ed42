package dev.hearth.node.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A resident agent as a process, in no network: says "ready" when it answers calls. */
final class AgentProcess {
  private AgentProcess() {}

  /** The data folder. */
  public static void main(String[] arguments) throws Exception {
    AgentOptions options =
        AgentOptions.of(
            Path.of(arguments[0]),
            "/ip4/127.0.0.1/tcp/0",
            List.of(),
            Optional.empty(),
            false,
            true,
            1);
    try (Agent agent = Agent.open(options, AgentProcess::launch, Clock.systemDefaultZone())) {
      System.out.println("ready");
      agent.awaitEnd();
    }
  }

  /** Nothing else is there to be started; what was asked for stands in the output. */
  private static Process launch(List<String> arguments) throws IOException {
    System.out.println(String.join(" ", arguments));
    throw new IOException("nothing is started here");
  }
}
