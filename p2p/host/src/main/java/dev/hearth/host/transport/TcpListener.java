package dev.hearth.host.transport;

import dev.hearth.host.address.AddressProtocol;
import dev.hearth.host.address.Multiaddr;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A listening TCP port. One thread runs {@link #acceptAll}; any thread may close. */
public final class TcpListener implements AutoCloseable {
  private static final int BACKLOG = 128;

  /** Accepting fails at once, again and again, while the process has no descriptor left. */
  private static final Duration RETRY = Duration.ofMillis(50);

  private final ServerSocket server;

  private TcpListener(ServerSocket server) {
    this.server = server;
  }

  /** Binds at once, so that a taken port is known here; port 0 takes a free one. */
  public static TcpListener bind(Multiaddr address) throws IOException {
    InetSocketAddress wanted =
        address.tcp().orElseThrow(() -> new IOException("cannot listen on " + address));
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(wanted.getHostString(), wanted.getPort()), BACKLOG);
      return new TcpListener(server);
    } catch (IOException e) {
      server.close();
      throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
    }
  }

  /** Hands each connection to the consumer, which must not block; returns once closed. */
  public void acceptAll(Consumer<SocketPipe> consumer) {
    while (!server.isClosed()) {
      try {
        accept(server.accept(), consumer);
      } catch (IOException closedOrOutOfDescriptors) {
        pauseUnlessClosed();
      }
    }
  }

  private void pauseUnlessClosed() {
    if (!server.isClosed()) {
      LockSupport.parkNanos(RETRY.toNanos());
    }
  }

  private static void accept(Socket socket, Consumer<SocketPipe> consumer) throws IOException {
    try {
      consumer.accept(new SocketPipe(socket));
    } catch (IOException peerAlreadyGone) {
      socket.close();
    }
  }

  /** What others can dial: the bound address, or each of this machine's where it is a wildcard. */
  public List<Multiaddr> addresses() {
    InetSocketAddress bound = (InetSocketAddress) server.getLocalSocketAddress();
    if (!bound.getAddress().isAnyLocalAddress()) {
      return List.of(Multiaddr.of(bound));
    }
    boolean ip4Only = Multiaddr.of(bound).parts().getFirst().protocol() == AddressProtocol.IP4;
    return LocalAddresses.all(ip4Only).stream()
        .map(address -> Multiaddr.of(new InetSocketAddress(address, bound.getPort())))
        .toList();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException alreadyBroken) {
      return;
    }
  }
}
