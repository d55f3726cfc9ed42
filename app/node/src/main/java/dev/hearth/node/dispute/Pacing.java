package dev.hearth.node.dispute;

import java.time.Duration;

/**
 * How long a litigant waits for what.
 *
 * @param look between two looks at the chain
 * @param answer until the other side has taken a move, from when it was made
 * @param move until it has made its own, from when it had to
 */
public record Pacing(Duration look, Duration answer, Duration move) {
  /** Of a day's patience: a lease is computed again in minutes, on a slow device in an hour. */
  public static final Pacing NETWORK =
      new Pacing(Duration.ofSeconds(10), Duration.ofMinutes(15), Duration.ofHours(2));

  /** Both sides on this machine. */
  public static final Pacing PRACTICE =
      new Pacing(Duration.ofMillis(200), Duration.ofSeconds(20), Duration.ofMinutes(2));
}
