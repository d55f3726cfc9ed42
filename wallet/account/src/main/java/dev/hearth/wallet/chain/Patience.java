package dev.hearth.wallet.chain;

import java.time.Duration;

/**
 * How long to wait for a block.
 *
 * @param interval between two looks
 * @param limit after which a transaction counts as unconfirmed
 */
record Patience(Duration interval, Duration limit) {
  /** A block takes a second or twelve, and the queue may be long. */
  static final Patience NETWORK = new Patience(Duration.ofMillis(500), Duration.ofMinutes(3));

  /** A chain of one's own mines as it receives. */
  static final Patience PRACTICE = new Patience(Duration.ofMillis(5), Duration.ofSeconds(30));
}
