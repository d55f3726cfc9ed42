package dev.hearth.node.worker;

/**
 * Work and rest in turn, so that work takes a share of the time: after some milliseconds of it the
 * rest that they cost. Pure; times are nanoseconds of any clock that does not run backwards.
 */
final class DutyCycle {
  /** Short, so that whatever else runs waits briefly. */
  static final long STRETCH = 5_000_000;

  /** More cannot have been work: the machine slept, or there was nothing to do. */
  static final long LONGEST_STRETCH = 50_000_000;

  private static final int ALL = 100;

  private final int share;
  private boolean resting;
  private long since;
  private long until;

  /**
   * @param share in percent, 1 to 100
   */
  DutyCycle(int share, long now) {
    this.share = share;
    this.since = now;
  }

  /** How long to rest from now on before working; 0: go on. */
  long rest(long now) {
    if (resting && until - now > 0) {
      return until - now;
    }
    if (resting) {
      resting = false;
      since = now;
    }
    long worked = Math.min(LONGEST_STRETCH, now - since);
    if (worked < STRETCH || share == ALL) {
      return 0;
    }
    resting = true;
    until = now + worked * (ALL - share) / share;
    return until - now;
  }
}
