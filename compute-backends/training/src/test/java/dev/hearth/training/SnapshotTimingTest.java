package dev.hearth.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotTimingTest {
  private static final long START = Long.MAX_VALUE - 5; // nanoTime may overflow

  private long now = START;

  /** In milliseconds: what taking one costs, how long ago it was taken, whether the next is due. */
  @ParameterizedTest(name = "{0} ms, after {1} ms: {2}")
  @CsvSource({
    "0, 29999, false",
    "0, 30000, true",
    "300, 29999, false",
    "300, 30000, true",
    "1000, 99999, false",
    "1000, 100000, true",
    "3000, 299999, false",
    "3000, 300000, true",
    // The machine slept for an hour while one was taken.
    "3600000, 299999, false",
    "3600000, 300000, true",
  })
  void isDueAfterHalfAMinuteOrAHundredTimesItsCost(long cost, long after, boolean due) {
    SnapshotTiming timing = new SnapshotTiming(() -> now, Duration.ofSeconds(30));
    timing.take(() -> pass(cost));
    pass(after);
    assertThat(timing.isDue()).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({"29999, false", "30000, true"})
  void theFirstIsDueHalfAMinuteAfterTheBeginning(long after, boolean due) {
    SnapshotTiming timing = new SnapshotTiming(() -> now, Duration.ofSeconds(30));
    pass(after);
    assertThat(timing.isDue()).isEqualTo(due);
  }

  private void pass(long milliseconds) {
    now += Duration.ofMillis(milliseconds).toNanos();
  }
}
