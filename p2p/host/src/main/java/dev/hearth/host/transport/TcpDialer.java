package dev.hearth.host.transport;

import dev.hearth.host.address.Multiaddr;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Connects to TCP addresses; names are resolved at each dial. */
public final class TcpDialer {
  private TcpDialer() {}

  public static SocketPipe dial(Multiaddr address, Duration limit) throws IOException {
    InetSocketAddress target =
        address.tcp().orElseThrow(() -> new IOException("no TCP address: " + address));
    Socket socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(target.getHostString(), target.getPort()), (int) limit.toMillis());
      return new SocketPipe(socket);
    } catch (IOException e) {
      socket.close();
      throw new IOException("could not reach " + address + ": " + e.getMessage(), e);
    }
  }
}
