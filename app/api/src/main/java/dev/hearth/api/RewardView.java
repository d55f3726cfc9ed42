package dev.hearth.api;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;

/**
 * What was earned by something other than a lease: what for, in which job, how much, and whether it
 * was sent on to the wallet. Time in milliseconds since 1970.
 */
public record RewardView(
    String id, long time, Kind kind, Hash job, String title, Wei amount, boolean arrived) {

  /**
   * An audit of a claim, keeping of what was claimed, a challenge of what was false, or the bond of
   * a payer whose leases contradict each other.
   */
  public enum Kind {
    AUDIT,
    KEEPING,
    CHALLENGE,
    BOND
  }
}
