package dev.hearth.node.worker;

import java.io.IOException;

/** The worker ended in the middle of a task, killed perhaps; the same task may be given again. */
public final class WorkerLostException extends IOException {
  private static final long serialVersionUID = 1L;

  WorkerLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
