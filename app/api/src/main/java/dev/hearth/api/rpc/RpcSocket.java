package dev.hearth.api.rpc;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A Unix-domain socket that only its owner may open. Each connection gets local objects of its own,
 * made when it arrives.
 */
public final class RpcSocket implements AutoCloseable {
  /** Makes the objects a new connection offers; called before its first message is read. */
  public interface Locals extends Function<RpcConnection, Object[]> {}

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Path path;
  private final ServerSocketChannel server;
  private final Set<RpcConnection> connections = ConcurrentHashMap.newKeySet();

  private RpcSocket(Path path, ServerSocketChannel server) {
    this.path = path;
    this.server = server;
  }

  /**
   * Listens at this path, replacing what a killed process left there: the caller holds the data
   * folder's lock, so nobody else is listening.
   */
  public static RpcSocket listen(Path path, Locals locals) throws IOException {
    Files.deleteIfExists(path);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
    RpcSocket socket = new RpcSocket(path, server);
    Thread.ofVirtual().name("rpc-accept").start(() -> socket.accept(locals));
    return socket;
  }

  /** Connects to a listening Hearth; throws IOException when nobody listens there. */
  public static RpcConnection connect(Path path, Object... locals) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(path));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    RpcConnection connection = new RpcConnection(channel, self -> locals);
    connection.start();
    return connection;
  }

  /** Whether somebody listens there; nothing is said to them. */
  public static boolean answers(Path path) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(path));
    } catch (IOException nobody) {
      return false;
    }
  }

  private void accept(Locals locals) {
    try {
      while (true) {
        add(server.accept(), locals);
      }
    } catch (IOException closed) {
      // Closing ends the connections too.
    }
  }

  private void add(SocketChannel channel, Locals locals) {
    RpcConnection connection = new RpcConnection(channel, locals);
    connections.add(connection);
    connection.closed().thenRun(() -> connections.remove(connection));
    connection.start();
    if (!server.isOpen()) {
      connection.close();
    }
  }

  /** Ends every connection, after a moment for the calls in hand to be answered. */
  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(path);
    finish();
  }

  /** Closes, but lets the path stay: whoever finds nobody there waits for who listens next. */
  public void pause() throws IOException {
    server.close();
    finish();
  }

  private void finish() {
    try (ExecutorService endings = Executors.newVirtualThreadPerTaskExecutor()) {
      connections.forEach(connection -> endings.execute(() -> connection.finish(PATIENCE)));
    }
  }
}
