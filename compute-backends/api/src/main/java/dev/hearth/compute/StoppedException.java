package dev.hearth.compute;

/**
 * A {@link Pace} has ended the kernel in hand: what it was writing holds anything. The device may
 * be used again.
 */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoppedException() {
    super("the work was told to stop", null, false, false);
  }
}
