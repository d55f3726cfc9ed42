package dev.hearth.host.mux;

import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes received on one stream and not yet read, never more than its window. Credit is earned by
 * reading, not by receiving, so a slow application holds its peer back.
 */
final class Inbox {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Queue<byte[]> chunks = new ArrayDeque<>();
  private int position;
  private long available = YamuxStream.INITIAL_WINDOW;
  private boolean ended;
  private IOException failure;

  /** Claims window for a frame that is about to be received. */
  void expect(long length) throws MalformedException {
    lock.lock();
    try {
      if (length > available) {
        throw new MalformedException("the peer sends beyond its window");
      }
      available -= length;
    } finally {
      lock.unlock();
    }
  }

  void add(byte[] chunk) {
    lock.lock();
    try {
      if (failure == null && chunk.length > 0) {
        chunks.add(chunk);
        arrived.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Blocks for at least one byte; -1 once the peer has ended and all is read. */
  int read(byte[] buffer, int offset, int length) throws IOException {
    lock.lock();
    try {
      while (chunks.isEmpty() && !ended && failure == null) {
        arrived.await();
      }
      if (failure != null) {
        throw new IOException(failure.getMessage(), failure);
      }
      return chunks.isEmpty() ? -1 : take(buffer, offset, length);
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted while receiving");
    } finally {
      lock.unlock();
    }
  }

  private int take(byte[] buffer, int offset, int length) {
    byte[] chunk = chunks.peek();
    int count = Math.min(length, chunk.length - position);
    System.arraycopy(chunk, position, buffer, offset, count);
    position += count;
    if (position == chunk.length) {
      chunks.remove();
      position = 0;
    }
    return count;
  }

  void grant(long bytes) {
    lock.lock();
    try {
      available += bytes;
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      ended = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody will read any more: drops what is here and what may still come. */
  void discard(IOException cause) {
    lock.lock();
    try {
      failure = cause;
      chunks.clear();
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The peer is gone. What it ended properly can still be read, what it left unfinished not. */
  void fail(IOException cause) {
    lock.lock();
    try {
      if (!ended) {
        discard(cause);
      }
    } finally {
      lock.unlock();
    }
  }

  boolean isEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }
}
