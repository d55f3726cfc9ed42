package dev.hearth.api.rpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;

/** Lines of bytes over a socket, one reader, any number of writers. A line too long ends it. */
final class LineChannel implements AutoCloseable {
  static final int MAX_LINE = 16 << 20;
  private final SocketChannel socket;
  private final ByteBuffer in = ByteBuffer.allocate(64 << 10).flip();
  private final ReentrantLock writing = new ReentrantLock();

  LineChannel(SocketChannel socket) {
    this.socket = socket;
  }

  /** The next line without its end, or null when the other side has closed. */
  byte[] read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      if (!in.hasRemaining() && !fill()) {
        return null;
      }
      byte next = in.get();
      if (next == '\n') {
        return line.toByteArray();
      }
      if (line.size() == MAX_LINE) {
        throw new IOException("a line of more than " + MAX_LINE + " bytes");
      }
      line.write(next);
    }
  }

  private boolean fill() throws IOException {
    in.clear();
    int count = socket.read(in);
    in.flip();
    return count > 0;
  }

  void write(byte[] line) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
    writing.lock();
    try {
      while (out.hasRemaining()) {
        socket.write(out);
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Closing is all that was wanted.
    }
  }
}
