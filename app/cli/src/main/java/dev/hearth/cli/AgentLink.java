package dev.hearth.cli;

import dev.hearth.api.HearthApi;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.node.agent.AgentOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A connection to the agent of a data folder, which is started when it is not running. */
final class AgentLink implements AutoCloseable {
  private static final String READY = "ready";
  private final RpcConnection connection;

  private AgentLink(RpcConnection connection) {
    this.connection = connection;
  }

  /** Throws CommandException when no agent runs on this folder. */
  static AgentLink running(Path folder, Object... locals) {
    try {
      return new AgentLink(RpcSocket.connect(AgentOptions.socket(folder), locals));
    } catch (IOException e) {
      throw CommandException.failure(
          "AGENT-NOT-RUNNING",
          "Hearth is not running on " + folder + ".",
          "Start it with `hearth open` or `hearth agent`.",
          e);
    }
  }

  /** Empty when no agent runs on this folder. */
  static Optional<AgentLink> ifRunning(Path folder) {
    try {
      return Optional.of(new AgentLink(RpcSocket.connect(AgentOptions.socket(folder))));
    } catch (IOException notRunning) {
      return Optional.empty();
    }
  }

  /** Starts the agent first when none answers; returns when it is ready for calls. */
  static AgentLink starting(Path folder, List<String> arguments, Object... locals) {
    try {
      return new AgentLink(RpcSocket.connect(AgentOptions.socket(folder), locals));
    } catch (IOException notRunning) {
      launch(folder, arguments);
      return running(folder, locals);
    }
  }

  HearthApi agent() {
    return connection.remote(HearthApi.class);
  }

  RpcConnection connection() {
    return connection;
  }

  private static void launch(Path folder, List<String> arguments) {
    Path log = folder.resolve("logs").resolve("agent.log");
    List<String> command = new ArrayList<>(List.of("agent", "--hidden", "--data-dir"));
    command.add(folder.toString());
    command.addAll(arguments);
    try {
      Process agent = new SelfLauncher(log).startTalking(command);
      String said = agent.inputReader(StandardCharsets.UTF_8).readLine();
      if (!READY.equals(said)) {
        throw CommandException.failure(
            "AGENT-FAILED", "The agent did not start: " + lastLine(log), "See " + log + ".");
      }
    } catch (IOException e) {
      throw CommandException.failure(
          "AGENT-FAILED", "The agent did not start.", CommandException.sentence(e), e);
    }
  }

  private static String lastLine(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? "it said nothing." : lines.getLast();
  }

  /** What a started agent prints when it answers calls. */
  static String readyLine() {
    return READY;
  }

  @Override
  public void close() {
    connection.close();
  }
}
