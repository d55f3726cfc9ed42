package dev.hearth.node.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.protocol.JobSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The job has 16 tokens a step. */
class SpeedMeterTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private long now = Long.MAX_VALUE - 7; // nanoTime may overflow

  /** What the steps take in milliseconds, and the speed after the last. */
  static Stream<Arguments> courses() {
    return Stream.of(
        Arguments.of("the first step", List.of(100L), 160),
        Arguments.of("a slow start", List.of(1000L, 100L, 100L), 160),
        Arguments.of("slowed down for good", steps(5, 100, 20, 400), 40),
        Arguments.of("the machine slept in a step", List.of(100L, 100L, 3 * HOUR, 100L), 160),
        Arguments.of("asleep twice", List.of(100L, 100L, HOUR, 100L, HOUR, 100L, 100L), 160),
        Arguments.of("a step without time", List.of(0L, 100L, 100L), 160));
  }

  private static List<Long> steps(int some, long took, int more, long each) {
    List<Long> steps = new ArrayList<>();
    for (int n = 0; n < some + more; n++) {
      steps.add(n < some ? took : each);
    }
    return steps;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("courses")
  void tellsTheSpeedOfTheLastSteps(String name, List<Long> took, int tokensPerSecond) {
    JobSpec job = Fixtures.job(Fixtures.key(1));
    List<Double> speeds = new ArrayList<>();
    SpeedMeter meter =
        new SpeedMeter(job, () -> now, progress -> speeds.add(progress.tokensPerSecond()));
    for (int step = 0; step < took.size(); step++) {
      now += Duration.ofMillis(took.get(step)).toNanos();
      meter.stepped(step + 1, 3);
    }
    assertThat(speeds.getLast()).isEqualTo(tokensPerSecond);
  }
}
