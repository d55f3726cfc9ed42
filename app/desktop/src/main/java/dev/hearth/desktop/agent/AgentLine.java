package dev.hearth.desktop.agent;

import dev.hearth.api.HearthApi;
import dev.hearth.api.WindowApi;
import dev.hearth.api.WindowListener;
import dev.hearth.api.WindowReference;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.api.rpc.RpcSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/**
 * The line to the agent. One that broke is made again as soon as an agent answers; an agent that
 * was stopped, and so took its socket away, is not waited for; nor is one that has got another
 * window meanwhile.
 */
public final class AgentLine implements AutoCloseable {
  private final WindowReference own = new WindowReference(ProcessHandle.current().pid());
  private final Path socket;
  private final Bridge bridge;
  private final WindowListener front;
  private final Duration patience;
  private final Runnable stopped;
  private final Thread holder = Thread.ofVirtual().name("agent-line").unstarted(this::hold);
  private volatile RpcConnection connection;
  private volatile WindowReference window;

  private AgentLine(
      Path socket, Bridge bridge, WindowListener front, Duration patience, Runnable stopped)
      throws IOException {
    this.socket = socket;
    this.bridge = bridge;
    this.front = front;
    this.patience = patience;
    this.stopped = stopped;
    connect();
  }

  private void connect() throws IOException {
    connection = RpcSocket.connect(socket, bridge, front);
    window = connection.remote(WindowApi.class).open(own);
  }

  /**
   * Throws IOException when nobody answers.
   *
   * @param bridge hears what the agent says, and when it is lost
   * @param front hears that the window is asked for
   * @param patience between two looks for an agent
   * @param stopped called once, when the agent was stopped
   */
  public static AgentLine open(
      Path socket, Bridge bridge, WindowListener front, Duration patience, Runnable stopped)
      throws IOException {
    AgentLine line = new AgentLine(socket, bridge, front, patience, stopped);
    line.holder.start();
    return line;
  }

  /** The agent that answers now; for use inside a call. */
  public HearthApi agent() {
    return connection.remote(HearthApi.class);
  }

  /** The window that the owner sees. */
  public WindowReference window() {
    return window;
  }

  /** Whether that is this process's. */
  public boolean isOwn() {
    return window.equals(own);
  }

  private void hold() {
    try {
      do {
        listen();
        connection.closed().get();
      } while (found() && isOwn());
      stopped.run();
    } catch (InterruptedException | ExecutionException closed) {
      // The window has ended.
    }
  }

  private void listen() {
    try {
      agent().watch();
      bridge.snapshot(agent().status());
      bridge.lost(false);
    } catch (RpcException broken) {
      // Its end is awaited next.
    }
  }

  /** Looks until there is an agent; false when it was stopped. */
  private boolean found() throws InterruptedException {
    Thread.sleep(patience);
    while (!isGone()) {
      try {
        connect();
        return true;
      } catch (IOException | RpcException nobody) {
        bridge.lost(true);
        Thread.sleep(patience);
      }
    }
    return false;
  }

  /** For good: an agent that starts takes the old socket away just before it makes its own. */
  private boolean isGone() throws InterruptedException {
    if (Files.exists(socket)) {
      return false;
    }
    Thread.sleep(patience);
    return !Files.exists(socket);
  }

  @Override
  public void close() {
    holder.interrupt();
    connection.close();
  }
}
