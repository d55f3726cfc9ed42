package dev.hearth.host.stream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;

/** Two ends of a pipe in memory that holds 64 KiB each way, as a socket would. */
public final class PipePair {
  private final Lane there = new Lane();
  private final Lane back = new Lane();

  public Pipe left() {
    return new End(back, there);
  }

  public Pipe right() {
    return new End(there, back);
  }

  private record End(Lane in, Lane out) implements Pipe {
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return in.read(buffer, offset, length);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      for (int i = 0; i < length; i++) {
        out.write(buffer[offset + i]);
      }
    }

    @Override
    public void closeWrite() {
      out.end();
    }

    @Override
    public void close() {
      out.end();
      in.end();
    }
  }

  private static final class Lane {
    private static final int CAPACITY = 64 * 1024;

    private final Queue<Byte> bytes = new ArrayDeque<>();
    private boolean ended;

    synchronized int read(byte[] buffer, int offset, int length) throws IOException {
      while (bytes.isEmpty() && !ended) {
        await();
      }
      int count = Math.min(length, bytes.size());
      for (int i = 0; i < count; i++) {
        buffer[offset + i] = bytes.remove();
      }
      notifyAll();
      return count == 0 && ended ? -1 : count;
    }

    synchronized void write(byte value) throws IOException {
      while (bytes.size() == CAPACITY && !ended) {
        await();
      }
      if (ended) {
        throw new IOException("closed");
      }
      bytes.add(value);
      notifyAll();
    }

    synchronized void end() {
      ended = true;
      notifyAll();
    }

    private void await() throws IOException {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
    }
  }
}
