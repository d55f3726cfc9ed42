package dev.hearth.host.mux;

import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many bytes the peer is ready to receive on one stream. */
final class SendWindow {
  private static final long MAX = 0xffff_ffffL;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private long credit = YamuxStream.INITIAL_WINDOW;
  private IOException failure;

  /** Blocks for some credit, takes up to the wanted bytes of it and says how many. */
  int take(int wanted) throws IOException {
    lock.lock();
    try {
      while (credit == 0 && failure == null) {
        opened.await();
      }
      if (failure != null) {
        throw new IOException(failure.getMessage(), failure);
      }
      int taken = (int) Math.min(wanted, credit);
      credit -= taken;
      return taken;
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted while sending");
    } finally {
      lock.unlock();
    }
  }

  void add(long bytes) throws MalformedException {
    lock.lock();
    try {
      if (credit + bytes > MAX) {
        throw new MalformedException("a window of more than 4 GiB");
      }
      credit += bytes;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void fail(IOException cause) {
    lock.lock();
    try {
      failure = failure == null ? cause : failure;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
