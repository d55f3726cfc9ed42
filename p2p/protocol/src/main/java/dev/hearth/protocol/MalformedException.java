package dev.hearth.protocol;

import java.io.IOException;

/**
 * Bytes from outside that are not what they claim to be. The message says which rule they break.
 */
public final class MalformedException extends IOException {
  private static final long serialVersionUID = 1L;

  public MalformedException(String message) {
    super(message);
  }

  public MalformedException(String message, Throwable cause) {
    super(message, cause);
  }
}
