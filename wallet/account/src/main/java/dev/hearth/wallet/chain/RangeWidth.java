package dev.hearth.wallet.chain;

/**
 * How many blocks a node is asked about at once. Nodes limit blocks, results or time, each in its
 * own words; what is learned about one holds for the next question too. Safe between threads.
 */
final class RangeWidth {
  /** What many nodes allow. */
  private static final long USUAL = 10_000;

  private static final long MOST = 1L << 40;

  private long blocks = USUAL;
  private boolean refused;

  synchronized long blocks() {
    return blocks;
  }

  /** So many were answered: twice as many next, or an eighth more once there was a refusal. */
  synchronized void answered(long asked) {
    if (asked == blocks) {
      blocks = Math.min(MOST, refused ? blocks + blocks / 8 + 1 : blocks * 2);
    }
  }

  synchronized void refused(long asked) {
    blocks = Math.max(1, asked / 2);
    refused = true;
  }

  /** The refusals since had other reasons. */
  synchronized void backTo(long before) {
    blocks = before;
  }
}
