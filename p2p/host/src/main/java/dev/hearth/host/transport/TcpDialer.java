package dev.hearth.host.transport;

import dev.hearth.host.address.Multiaddr;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

/** Connects to TCP addresses; names are resolved at each dial. */
public final class TcpDialer {
  private TcpDialer() {}

  public static SocketPipe dial(Multiaddr address, Duration limit) throws IOException {
    InetSocketAddress target =
        address.tcp().orElseThrow(() -> new IOException("no TCP address: " + address));
    Socket socket = new Socket();
    try {
      socket.connect(resolve(target), (int) limit.toMillis());
      return new SocketPipe(socket);
    } catch (IOException e) {
      socket.close();
      throw new IOException("could not reach " + address + ": " + e.getMessage(), e);
    }
  }

  /** A name is a /dns4/ one, so its IPv4 address counts. */
  private static InetSocketAddress resolve(InetSocketAddress target) throws IOException {
    InetAddress[] found = InetAddress.getAllByName(target.getHostString());
    InetAddress address =
        Arrays.stream(found).filter(Inet4Address.class::isInstance).findFirst().orElse(found[0]);
    return new InetSocketAddress(address, target.getPort());
  }
}
