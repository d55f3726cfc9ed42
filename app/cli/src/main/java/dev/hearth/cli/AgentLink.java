package dev.hearth.cli;

import dev.hearth.api.HearthApi;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.node.agent.AgentOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A connection to the agent of a data folder, which is started when it is not running. */
final class AgentLink implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration MOMENT = Duration.ofMillis(100);

  /** So many connections are tried before an agent is started once more. */
  private static final int TRIES = 50;

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

  /**
   * Starts the agent first when none answers; returns when it is ready for calls. Whoever has the
   * folder at that moment may be another who starts it, or one that is about to end.
   */
  static AgentLink starting(Path folder) throws InterruptedException {
    long begin = System.nanoTime();
    Optional<AgentLink> link = ifRunning(folder);
    while (link.isEmpty() && System.nanoTime() - begin < PATIENCE.toNanos()) {
      link = AgentStart.of(folder) ? Optional.of(running(folder)) : answering(folder);
    }
    return link.orElseThrow(() -> silent(folder));
  }

  /** Empty when none answers for some seconds. */
  private static Optional<AgentLink> answering(Path folder) throws InterruptedException {
    Optional<AgentLink> link = ifRunning(folder);
    for (int attempt = 1; link.isEmpty() && attempt < TRIES; attempt++) {
      Thread.sleep(MOMENT);
      link = ifRunning(folder);
    }
    return link;
  }

  private static CommandException silent(Path folder) {
    return CommandException.failure(
        "AGENT-BUSY",
        "Another process has " + folder + " and does not answer.",
        "Wait a moment, or end it.");
  }

  HearthApi agent() {
    return remote(HearthApi.class);
  }

  <T> T remote(Class<T> face) {
    return connection.remote(face);
  }

  RpcConnection connection() {
    return connection;
  }

  @Override
  public void close() {
    connection.close();
  }
}
