package dev.hearth.node.policy;

import java.util.Optional;

/**
 * The owner's rules for one device.
 *
 * @param on whether it may work
 * @param whileUsed what it may do while the owner is at the machine
 * @param celsius the temperature at which it pauses, with the one at which it goes on
 * @param watts the power at which it pauses, with the one at which it goes on
 * @param share the share of the time that it works, in percent; below 100 where that gives more for
 *     the power
 */
public record DeviceRules(
    boolean on, WhileUsed whileUsed, Optional<Limit> celsius, Optional<Limit> watts, int share) {

  /** Also while I use it. */
  public enum WhileUsed {
    NEVER,
    LIGHT,
    FULL
  }

  /** Pauses at high, goes on below low. */
  public record Limit(double high, double low) {
    public Limit {
      if (low > high) {
        throw new IllegalArgumentException("goes on at " + low + ", above its limit " + high);
      }
    }
  }
}
