package dev.hearth.node.signals.x11;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** One connection to an X display, until the display goes away. One thread at a time. */
final class XConnection implements AutoCloseable {
  private static final int HEADER = 32;
  private static final int ERROR = 0;
  private static final int REPLY = 1;

  private final XSocket socket;
  private final int root;
  private short sequence;
  private boolean lost;

  private XConnection(XSocket socket, int root) {
    this.socket = socket;
    this.root = root;
  }

  /** Throws IOException when there is no such display, or it does not let us in. */
  static XConnection open(DisplayName display, Cookies cookies) throws IOException {
    XSocket socket = XSocket.open(display.socket());
    try {
      socket.write(Setup.greeting(cookies.of(display).orElse(new byte[0])));
      return new XConnection(socket, Setup.root(socket));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  int root() {
    return root;
  }

  /** It went away, or did not answer in time. */
  boolean isLost() {
    return lost;
  }

  /** Empty when the display refuses, such as for a window that is gone, and once it is lost. */
  Optional<ByteBuffer> ask(byte[] request) {
    try {
      socket.write(request);
      sequence++;
      return reply();
    } catch (IOException gone) {
      lost = true;
      return Optional.empty();
    }
  }

  /** Events come between: every client is told when the keyboard changes. */
  private Optional<ByteBuffer> reply() throws IOException {
    ByteBuffer packet = packet();
    while (kind(packet) > REPLY || packet.getShort(2) != sequence) {
      packet = packet();
    }
    return kind(packet) == ERROR ? Optional.empty() : Optional.of(packet);
  }

  private static int kind(ByteBuffer packet) {
    return Byte.toUnsignedInt(packet.get(0));
  }

  /** Only a reply is longer than its header. */
  private ByteBuffer packet() throws IOException {
    ByteBuffer header = socket.read(HEADER);
    if (kind(header) != REPLY) {
      return header;
    }
    ByteBuffer rest = socket.read(4 * header.getInt(4));
    return ByteBuffer.allocate(HEADER + rest.remaining())
        .order(ByteOrder.nativeOrder())
        .put(header)
        .put(rest)
        .flip();
  }

  @Override
  public void close() {
    socket.close();
  }
}
