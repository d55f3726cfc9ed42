package dev.hearth.node.practice;

/** The demonstration could not come to its end; the message is a sentence for people. */
public final class DemoException extends Exception {
  private static final long serialVersionUID = 1L;

  DemoException(String message) {
    super(message);
  }
}
