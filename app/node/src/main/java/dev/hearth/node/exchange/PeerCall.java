package dev.hearth.node.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;

/** A call through the host, which turns an interrupt into an exception of I/O and forgets it. */
@FunctionalInterface
public interface PeerCall<T> {
  T run() throws IOException;

  /** Runs the call and, when it was interrupted, interrupts the thread again for its next wait. */
  static <T> T keepingInterrupts(PeerCall<T> call) throws IOException {
    try {
      return call.run();
    } catch (SocketTimeoutException late) {
      throw late;
    } catch (InterruptedIOException interrupted) {
      Thread.currentThread().interrupt();
      throw interrupted;
    }
  }
}
