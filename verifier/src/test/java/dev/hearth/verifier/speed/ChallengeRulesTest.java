package dev.hearth.verifier.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChallengeRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  /** GFLOP/s and MiB of the device; the size; minutes since anybody's and this peer's last. */
  @ParameterizedTest
  @CsvSource({
    "100, 4000, 1024, , , ",
    "100, 4000, 4096, , , ",
    "100, 4000, 128, , , ",
    "100, 4000, 127, , , TOO_LARGE",
    "100, 4000, 0, , , TOO_LARGE",
    "100, 4000, 4097, , , TOO_LARGE",
    "100, 4000, 2147483647, , , TOO_LARGE",
    "40, 4000, 4096, , , TOO_LARGE",
    "100, 200, 4096, , , TOO_LARGE",
    "1, 4000, 1024, , , ",
    "0, 4000, 1024, , , BUSY",
    "100, 4000, 1024, 2, , ",
    "100, 4000, 1024, 0.9, , TOO_OFTEN",
    "100, 4000, 1024, 2, 29, TOO_OFTEN",
    "100, 4000, 1024, 2, 31, ",
  })
  void boundsWhatADeviceDoesForOthers(
      double gflops, long mebibytes, int size, Double any, Double peer, Refusal.Code code) {
    Optional<Refusal> refusal =
        new ChallengeRules(gflops, mebibytes << 20).objection(size, ago(any), ago(peer), NOW);
    assertThat(refusal.map(Refusal::code)).isEqualTo(Optional.ofNullable(code));
  }

  private static Optional<Instant> ago(Double minutes) {
    return Optional.ofNullable(minutes).map(m -> NOW.minusMillis((long) (m * 60_000)));
  }

  @Test
  void whatIsProvenGoesByTheAskersClock() {
    assertThat(SpeedVerdict.ofRight(1000, Duration.ofMillis(40), 20_000_000))
        .isEqualTo(new SpeedVerdict.Proven(50, 100));
    assertThat(SpeedVerdict.ofRight(1000, Duration.ofMillis(40), 41_000_000))
        .isInstanceOf(SpeedVerdict.Wrong.class);
    assertThat(SpeedVerdict.ofRight(1000, Duration.ofMillis(40), 0))
        .isInstanceOf(SpeedVerdict.Wrong.class);
  }
}
