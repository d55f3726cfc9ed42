package dev.hearth.host.mux;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Frames on their way to the connection's one writer thread. Control frames never block, so the
 * reader may send them even while the peer does not read; they are few, and too many is the peer's
 * fault. Data frames block their sender while the box is full.
 */
final class Outbox {
  private static final int MAX_DATA = 256 * 1024;
  private static final int MAX_CONTROL = 2048;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private final Queue<byte[]> control = new ArrayDeque<>();
  private final Queue<byte[]> data = new ArrayDeque<>();
  private int dataBytes;
  private boolean finished;
  private IOException failure;

  /** Throws when the connection is over or the peer lets control frames pile up. */
  void control(byte[] frame) throws IOException {
    lock.lock();
    try {
      checkOpen();
      if (control.size() == MAX_CONTROL) {
        throw new IOException("the peer asks without reading the answers");
      }
      control.add(frame);
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Blocks while the box is full; gives up when the sender is abandoned. */
  void data(byte[] frame, BooleanSupplier abandoned) throws IOException {
    lock.lock();
    try {
      while (dataBytes > MAX_DATA && failure == null && !abandoned.getAsBoolean()) {
        drained.await();
      }
      checkOpen();
      if (abandoned.getAsBoolean()) {
        throw new IOException("the stream was reset");
      }
      data.add(frame);
      dataBytes += frame.length;
      filled.signal();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted while sending");
    } finally {
      lock.unlock();
    }
  }

  private void checkOpen() throws IOException {
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
    if (finished) {
      throw new IOException("the connection is closing");
    }
  }

  /** Blocks for at least one frame and fills the batch with what fits; -1 once all is sent. */
  int drain(byte[] batch) throws InterruptedException {
    lock.lock();
    try {
      while (next() == null && !finished && failure == null) {
        filled.await();
      }
      if (next() == null || failure != null) {
        return -1;
      }
      return fill(batch);
    } finally {
      lock.unlock();
    }
  }

  private int fill(byte[] batch) {
    int size = 0;
    byte[] frame = next();
    while (frame != null && size + frame.length <= batch.length) {
      System.arraycopy(frame, 0, batch, size, frame.length);
      size += frame.length;
      remove();
      frame = next();
    }
    return size;
  }

  private byte[] next() {
    return control.isEmpty() ? data.peek() : control.peek();
  }

  private void remove() {
    if (control.poll() == null) {
      dataBytes -= data.remove().length;
      drained.signalAll();
    }
  }

  /** Lets abandoned senders notice that they are. */
  void wakeSenders() {
    lock.lock();
    try {
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes this last frame and no more; it goes out after all that is queued. */
  void finish(byte[] last) {
    lock.lock();
    try {
      if (!finished) {
        finished = true;
        data.add(last);
        dataBytes += last.length;
        filled.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  void fail(IOException cause) {
    lock.lock();
    try {
      failure = failure == null ? cause : failure;
      filled.signal();
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
