package dev.hearth.compute;

/**
 * A device could not do what was asked, through no fault of the work: another device, or this one
 * later, may. What a kernel was writing holds anything.
 */
public final class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is the matter. */
  public enum Reason {
    /** Its memory does not suffice. */
    OUT_OF_MEMORY,
    /** It does not answer any more. */
    LOST,
    /** Its driver cannot compile a kernel. */
    COMPILER,
    /** Its driver refused something else. */
    DRIVER
  }

  private final Reason reason;

  /**
   * @param message what happened, a sentence for people
   */
  public DeviceException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
