package dev.hearth.node.policy;

/** Whether a device's bits are known to be those of the definition; only then it may earn. */
public sealed interface Fitness {
  /** Its last self-test passed, and nobody has found a fault since. */
  record Fit() implements Fitness {}

  /** Nobody knows; the reason is a clause. */
  record Untested(String why) implements Fitness {}

  /** Nobody can know: its self-test broke off, and is tried again later. The reason is a clause. */
  record Untestable(String why) implements Fitness {}

  /**
   * It gave other bits, twice in a row or in a lease that an audit refuted.
   *
   * @param why a clause
   */
  record Benched(String why) implements Fitness {}
}
