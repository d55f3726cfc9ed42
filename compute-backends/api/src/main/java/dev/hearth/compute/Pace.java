package dev.hearth.compute;

/**
 * How fast a device may work. It cuts its work into slices, at most 20 ms long and mostly far
 * shorter, and asks before each, in every thread of its own. Slices decide when something is
 * computed, never what.
 */
@FunctionalInterface
public interface Pace {
  /** As fast as it can. */
  Pace FREE = () -> {};

  /**
   * Returns to go on; blocks to slow down or to hold still, others of the device's threads
   * included; throws StoppedException to end the kernel in hand. Called from any thread, and so
   * often that going on has to cost no more than the read of a volatile.
   */
  void beforeSlice();
}
