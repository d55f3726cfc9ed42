package dev.hearth.host.blob;

import dev.hearth.host.address.Multiaddr;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes bytes on to a target and cuts each connection once so many have come back. */
final class CuttingProxy implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
  private final InetSocketAddress target;
  private final int cutAfter;

  CuttingProxy(Multiaddr target, int cutAfter) throws IOException {
    InetSocketAddress unresolved = target.tcp().orElseThrow();
    this.target = new InetSocketAddress(unresolved.getHostString(), unresolved.getPort());
    this.cutAfter = cutAfter;
    Thread.ofVirtual().start(this::acceptAll);
  }

  Multiaddr address() {
    return Multiaddr.of((InetSocketAddress) server.getLocalSocketAddress());
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket near = server.accept();
        Socket far = new Socket(target.getAddress(), target.getPort());
        Thread.ofVirtual().start(() -> copy(near, far, Integer.MAX_VALUE));
        Thread.ofVirtual().start(() -> copy(far, near, cutAfter));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void copy(Socket from, Socket to, int limit) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      int left = limit;
      while (left > 0) {
        int count = from.getInputStream().read(buffer, 0, Math.min(left, buffer.length));
        if (count < 0) {
          return;
        }
        to.getOutputStream().write(buffer, 0, count);
        left -= count;
      }
    } catch (IOException cut) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
