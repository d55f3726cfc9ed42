package dev.hearth.node.device;

/**
 * What is known of a device, or of one way to drive it, from earlier tests.
 *
 * @param speed in tokens a second; 0 when it was not measured
 */
public record Known(Bits bits, double speed) {
  public static final Known NOTHING = new Known(Bits.UNTESTED, 0);

  /** Held against the definition's. */
  public enum Bits {
    UNTESTED,
    UNTESTABLE,
    SAME,
    DIFFERENT
  }

  boolean isMeasured() {
    return speed > 0;
  }

  boolean isUnfit() {
    return bits == Bits.DIFFERENT || bits == Bits.UNTESTABLE;
  }
}
