package dev.hearth.verifier.speed;

import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.SpeedChallenge;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a device does for peers who want to see its speed: a bounded cost, however many ask. Pure.
 *
 * @param gflops as measured; 0 when it was not, and nothing is promised then
 * @param memory of the device, in bytes
 */
public record ChallengeRules(double gflops, long memory) {
  public static final int SMALLEST = 128;

  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final Duration BETWEEN_ANY = Duration.ofMinutes(1);
  private static final Duration BETWEEN_SAME = Duration.ofMinutes(30);
  private static final int MATRICES = 4;

  /**
   * Why not; empty when it is welcome.
   *
   * @param lastOfAny when somebody's challenge was last taken
   * @param lastOfPeer when this peer's was
   */
  public Optional<Refusal> objection(
      int size, Optional<Instant> lastOfAny, Optional<Instant> lastOfPeer, Instant now) {
    if (size < SMALLEST || size > SpeedChallenge.LARGEST) {
      return no(
          Refusal.Code.TOO_LARGE,
          "Sizes from %d to %d are taken.".formatted(SMALLEST, SpeedChallenge.LARGEST));
    }
    if (gflops <= 0) {
      return no(Refusal.Code.BUSY, "This device has not measured itself yet.");
    }
    if (flops(size) / (gflops * 1e9) > LONGEST.toSeconds() || memory(size) > memory) {
      return no(Refusal.Code.TOO_LARGE, "This size takes this device too long; try a smaller one.");
    }
    return lastOfAny.filter(last -> now.isBefore(last.plus(BETWEEN_ANY))).isPresent()
            || lastOfPeer.filter(last -> now.isBefore(last.plus(BETWEEN_SAME))).isPresent()
        ? no(Refusal.Code.TOO_OFTEN, "This device was challenged a short while ago.")
        : Optional.empty();
  }

  private static double flops(int size) {
    return 2.0 * size * size * size;
  }

  private static long memory(int size) {
    return (long) MATRICES * size * size * Float.BYTES;
  }

  private static Optional<Refusal> no(Refusal.Code code, String reason) {
    return Optional.of(new Refusal(code, reason));
  }
}
