package dev.hearth.node.lease;

/** What a device may do now, for all that its owner and their rules say. Shares are in percent. */
public sealed interface Permission {
  /** Work for this share of the time, 1 to 100. */
  record Work(int share) implements Permission {}

  /** Work to the end of the segment in hand, then hold; begin nothing. */
  record Finish(int share) implements Permission {}

  /**
   * Hold still, at once.
   *
   * @param reason why, as a clause
   * @param release whether the device's memory is wanted too, not just its time
   */
  record Hold(String reason, boolean release) implements Permission {}
}
