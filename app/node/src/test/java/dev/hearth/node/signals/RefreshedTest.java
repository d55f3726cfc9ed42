package dev.hearth.node.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefreshedTest {
  private final AtomicLong nanoTime = new AtomicLong();
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final AtomicInteger reads = new AtomicInteger();

  private <T> Refreshed<T> every(int seconds, Sense<T> sense) {
    return new Refreshed<>(sense, Duration.ofSeconds(seconds), nanoTime::get, background::add);
  }

  private void seconds(long seconds) {
    nanoTime.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void asksOnceInAPeriodAndWaitsOnlyForTheFirst() {
    Refreshed<Integer> counted = every(2, () -> Reading.of(reads.incrementAndGet()));
    assertThat(counted.latest()).isEqualTo(Reading.of(1));
    seconds(1);
    assertThat(counted.latest()).isEqualTo(Reading.of(1));
    assertThat(background).isEmpty();
    seconds(1);
    assertThat(counted.latest()).isEqualTo(Reading.of(1));
    assertThat(counted.latest()).isEqualTo(Reading.of(1));
    assertThat(background).hasSize(1);
    background.remove().run();
    assertThat(counted.latest()).isEqualTo(Reading.of(2));
  }

  @Test
  void believesNoSourceThatHangs() {
    Refreshed<Integer> counted = every(2, () -> Reading.of(reads.incrementAndGet()));
    counted.latest();
    seconds(2);
    counted.latest();
    seconds(20);
    assertThat(counted.latest())
        .isEqualTo(Reading.unknown("this machine has not answered for a while"));
    background.remove().run();
    assertThat(counted.latest()).isEqualTo(Reading.of(2));
  }

  @Test
  void survivesASourceThatFails() {
    Refreshed<Integer> failing =
        every(
            2,
            () -> {
              if (reads.incrementAndGet() == 1) {
                throw new IllegalStateException("a bad day");
              }
              return Reading.of(7);
            });
    assertThat(failing.latest()).isEqualTo(Reading.unknown("reading it failed: a bad day"));
    seconds(2);
    failing.latest();
    background.remove().run();
    assertThat(failing.latest()).isEqualTo(Reading.of(7));
  }

  @Test
  void bridgesASourceThatFallsSilentForAMoment() {
    Queue<Reading<Integer>> answers = new ArrayDeque<>();
    Steady<Integer> steady = new Steady<>(answers::remove, nanoTime::get);
    Reading<Integer> silent = Reading.unknown("busy");
    answers.addAll(List.of(silent, Reading.of(1), silent, silent, Reading.of(2)));
    assertThat(steady.read()).isEqualTo(silent);
    assertThat(steady.read()).isEqualTo(Reading.of(1));
    seconds(9);
    assertThat(steady.read()).isEqualTo(Reading.of(1));
    seconds(1);
    assertThat(steady.read()).isEqualTo(silent);
    assertThat(steady.read()).isEqualTo(Reading.of(2));
  }
}
