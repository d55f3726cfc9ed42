package dev.hearth.node.provider;

import dev.hearth.protocol.Wei;
import java.time.Duration;
import java.time.Instant;

/**
 * When what a job owes is collected: hourly while that is cheap, and in any case before the
 * deadline, from which on anybody may have the rest refunded. Pure.
 */
final class Payday {
  private static final Duration EVERY = Duration.ofHours(1);
  private static final int PERCENT = 100;

  private Payday() {}

  /** Hourly; as the deadline nears, each time half of what was left has passed. */
  static boolean isDue(Instant last, Instant now, Instant deadline) {
    Duration left = Duration.between(now, deadline);
    Duration wait = isNear(left) ? left : EVERY;
    return Duration.between(last, now).compareTo(wait) >= 0;
  }

  /**
   * Whether the gas is at most so many hundredths of what is due, or there is no later time to wait
   * for.
   */
  static boolean isWorth(Wei due, Wei gas, int share, Instant now, Instant deadline) {
    return gas.times(PERCENT).compareTo(due.times(share)) <= 0
        || Duration.between(now, deadline).compareTo(EVERY) < 0;
  }

  private static boolean isNear(Duration left) {
    return !left.isNegative() && left.compareTo(EVERY) < 0;
  }
}
