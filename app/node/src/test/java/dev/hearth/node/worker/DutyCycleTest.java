package dev.hearth.node.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DutyCycleTest {
  private static final long MS = 1_000_000;
  private static final long START = Long.MAX_VALUE - 3 * MS; // nanoTime may overflow

  /** A question at so many milliseconds, and the milliseconds of rest it is answered with. */
  private record Asked(double at, double rest) {}

  private static Asked at(double at, double rest) {
    return new Asked(at, rest);
  }

  static Stream<Arguments> courses() {
    return Stream.of(
        Arguments.of("all the time", 100, List.of(at(5, 0), at(50, 0), at(5000, 0))),
        Arguments.of(
            "half of it", 50, List.of(at(4, 0), at(5, 5), at(10, 0), at(14, 0), at(15, 5))),
        Arguments.of(
            "a fifth", 20, List.of(at(6, 24), at(7, 23), at(29, 1), at(30, 0), at(36, 24))),
        Arguments.of("woken late, which is no work", 50, List.of(at(6, 6), at(20, 0), at(24, 0))),
        Arguments.of("long slices", 50, List.of(at(20, 20), at(40, 0), at(60, 20))),
        Arguments.of("asleep while working", 50, List.of(at(1, 0), at(7_200_000, 50))),
        Arguments.of("asleep while resting", 50, List.of(at(6, 6), at(7_200_000, 0))),
        Arguments.of("hardly ever", 1, List.of(at(5, 495), at(500, 0))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("courses")
  void restsAsWorkCosts(String name, int share, List<Asked> course) {
    DutyCycle cycle = new DutyCycle(share, START);
    for (Asked asked : course) {
      long now = START + (long) (asked.at() * MS);
      assertThat(cycle.rest(now)).as("at %s ms", asked.at()).isEqualTo((long) (asked.rest() * MS));
    }
  }

  @Test
  void worksTheShareItIsGiven() {
    for (int share : new int[] {1, 10, 33, 50, 80, 99}) {
      DutyCycle cycle = new DutyCycle(share, 0);
      long now = 0;
      long rested = 0;
      while (now < 60_000 * MS) {
        long rest = cycle.rest(now);
        rested += rest;
        now += rest == 0 ? MS / 3 : rest;
      }
      assertThat(100.0 * (now - rested) / now).isBetween(share - 0.5, share + 0.5);
    }
  }
}
