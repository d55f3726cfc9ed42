package dev.hearth.node.signals.x11;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** A socket that is waited for, but not for long. */
final class XSocket implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final SocketChannel channel;
  private final Selector readable;

  private XSocket(SocketChannel channel, Selector readable) {
    this.channel = channel;
    this.readable = readable;
  }

  static XSocket open(Path path) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(path));
      channel.configureBlocking(false);
      Selector readable = Selector.open();
      channel.register(readable, SelectionKey.OP_READ);
      return new XSocket(channel, readable);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    channel.write(buffer);
    if (buffer.hasRemaining()) {
      throw new IOException("the display does not read");
    }
  }

  /** As many bytes, in this machine's order, for that is what the display is asked to speak. */
  ByteBuffer read(int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.nativeOrder());
    while (bytes.hasRemaining()) {
      int got = channel.read(bytes);
      if (got < 0) {
        throw new EOFException("the display has ended");
      }
      if (got == 0 && readable.select(PATIENCE.toMillis()) == 0) {
        throw new IOException("the display does not answer");
      }
      readable.selectedKeys().clear();
    }
    return bytes.flip();
  }

  @Override
  public void close() {
    try {
      readable.close();
      channel.close();
    } catch (IOException closing) {
      // It is gone either way.
    }
  }
}
