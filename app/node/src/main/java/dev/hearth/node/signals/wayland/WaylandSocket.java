package dev.hearth.node.signals.wayland;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A connection to a compositor that never waits for it. */
final class WaylandSocket implements AutoCloseable {
  private static final int LARGEST = 1 << 16; // a size has sixteen bits

  private final SocketChannel channel;
  private final ByteBuffer input = Message.buffer(LARGEST);

  private WaylandSocket(SocketChannel channel) {
    this.channel = channel;
  }

  static WaylandSocket open(Path path) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(path));
      channel.configureBlocking(false);
      return new WaylandSocket(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  void send(Message message) throws IOException {
    ByteBuffer bytes = message.encode();
    channel.write(bytes);
    if (bytes.hasRemaining()) {
      throw new IOException("the compositor does not read");
    }
  }

  /** What has come in since the last time. */
  List<Message> receive() throws IOException {
    List<Message> messages = new ArrayList<>();
    int count = channel.read(input);
    while (count > 0) {
      take(messages);
      count = channel.read(input);
    }
    if (count < 0) {
      throw new EOFException("the compositor has ended");
    }
    return messages;
  }

  private void take(List<Message> messages) throws IOException {
    input.flip();
    while (input.remaining() >= Message.HEADER && input.remaining() >= size()) {
      byte[] body = new byte[size() - Message.HEADER];
      int object = input.getInt();
      int opcode = input.getInt() & 0xffff;
      input.get(body);
      messages.add(new Message(object, opcode, body));
    }
    input.compact();
  }

  private int size() throws IOException {
    int size = input.getInt(input.position() + Integer.BYTES) >>> 16;
    if (size < Message.HEADER) {
      throw new IOException("the compositor sent a message of " + size + " bytes");
    }
    return size;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
