package dev.hearth.node.signals.wayland;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** As much of a compositor as one client needs that asks about idleness. */
final class FakeCompositor implements AutoCloseable {
  private final ServerSocketChannel server;
  private final Path path;
  private SocketChannel client;

  FakeCompositor(Path path) throws IOException {
    this.path = path;
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
  }

  /** A client connects, asks what there is, and is told. */
  void greet(int notifierVersion) throws IOException {
    client = server.accept();
    expect(Message.of(1, 1, 2));
    expect(Message.of(1, 0, 3));
    send(Message.of(2, 0, 11, "wl_compositor", 6));
    send(Message.of(2, 0, 12, "wl_seat", 9));
    if (notifierVersion > 0) {
      send(Message.of(2, 0, 13, "ext_idle_notifier_v1", notifierVersion));
    }
    send(Message.of(3, 0, 0));
  }

  /** The client binds and asks for a notice, with this request. */
  void expectQuestion(int version, int request) throws IOException {
    expect(Message.of(2, 0, 13, "ext_idle_notifier_v1", version, 4));
    expect(Message.of(2, 0, 12, "wl_seat", 1, 5));
    expect(Message.of(4, request, 6, 1000, 5));
  }

  void idled() throws IOException {
    send(Message.of(6, 0));
  }

  void resumed() throws IOException {
    send(Message.of(6, 1));
  }

  /** In two halves, as a stream may deliver it. */
  void send(Message message) throws IOException {
    ByteBuffer bytes = message.encode();
    bytes.limit(5);
    client.write(bytes);
    bytes.limit(bytes.capacity());
    client.write(bytes);
  }

  private void expect(Message message) throws IOException {
    ByteBuffer wanted = message.encode();
    ByteBuffer got = Message.buffer(wanted.remaining());
    while (got.hasRemaining() && client.read(got) >= 0) {
      // Until it is whole.
    }
    if (!got.flip().equals(wanted)) {
      throw new AssertionError("another request than " + message);
    }
  }

  @Override
  public void close() throws IOException {
    if (client != null) {
      client.close();
    }
    server.close();
    Files.deleteIfExists(path);
  }
}
