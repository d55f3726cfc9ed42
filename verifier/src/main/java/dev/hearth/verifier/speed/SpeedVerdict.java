package dev.hearth.verifier.speed;

import java.time.Duration;

/** What a peer's answer to a challenge proves. */
public sealed interface SpeedVerdict {
  /**
   * The product is right and came in time.
   *
   * @param gflopsAtLeast by the clock of whoever asked: with what travelling and hashing took
   * @param gflopsClaimed by the other's own clock
   */
  record Proven(double gflopsAtLeast, double gflopsClaimed) implements SpeedVerdict {}

  /** The product is wrong, or the time cannot be true. */
  record Wrong(String sentence) implements SpeedVerdict {}

  /** It would not take the challenge now. */
  record Declined(String sentence) implements SpeedVerdict {}

  /** Of a product that was found right. */
  static SpeedVerdict ofRight(int size, Duration elapsed, long claimedNanos) {
    if (claimedNanos <= 0 || claimedNanos > elapsed.toNanos()) {
      return new Wrong("It says it took longer than we waited, or no time at all.");
    }
    return new Proven(gflops(size, elapsed.toNanos()), gflops(size, claimedNanos));
  }

  private static double gflops(int size, long nanos) {
    return 2.0 * size * size * size / nanos;
  }
}
