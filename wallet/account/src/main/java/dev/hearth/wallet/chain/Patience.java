package dev.hearth.wallet.chain;

import java.time.Duration;

/**
 * How long to wait for a block.
 *
 * @param interval between two looks, once the first few have found nothing
 * @param stuck after which a transaction that no block holds is sent again for a higher price
 * @param limit after which it counts as unconfirmed; each new block above its own begins it anew
 */
record Patience(Duration interval, Duration stuck, Duration limit) {
  /** A block takes a second or twelve, and the queue may be long. */
  static final Patience NETWORK =
      new Patience(Duration.ofMillis(500), Duration.ofSeconds(50), Duration.ofMinutes(3));

  /** A chain of one's own mines as it receives. */
  static final Patience PRACTICE =
      new Patience(Duration.ofMillis(5), Duration.ofSeconds(20), Duration.ofSeconds(30));

  private static final Duration SOON = Duration.ofMillis(10);

  /** From sending to the second look. */
  Duration first() {
    return shorter(SOON);
  }

  /** The interval that follows one. */
  Duration after(Duration earlier) {
    return shorter(earlier.multipliedBy(2));
  }

  private Duration shorter(Duration other) {
    return other.compareTo(interval) < 0 ? other : interval;
  }
}
