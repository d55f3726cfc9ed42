package dev.hearth.wallet.chain;

import java.io.IOException;
import java.io.InterruptedIOException;

/** Whoever was to send something was interrupted before it was signed. */
public final class UnsentException extends InterruptedIOException {
  private static final long serialVersionUID = 1;

  UnsentException(InterruptedIOException cause) {
    super(cause.getMessage());
    initCause(cause);
  }

  /** Whether something that ended so may be on its way all the same. */
  public static boolean leavesOpen(IOException trouble) {
    return trouble instanceof InterruptedIOException && !(trouble instanceof UnsentException);
  }
}
