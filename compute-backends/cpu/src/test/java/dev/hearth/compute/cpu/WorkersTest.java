package dev.hearth.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.Pace;
import dev.hearth.compute.cpu.exec.Workers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void runsEveryTaskOnce(int count) {
    try (Workers workers = new Workers(count, Pace.FREE)) {
      for (int round = 0; round < 100; round++) {
        AtomicIntegerArray runs = new AtomicIntegerArray(37);
        workers.run(37, (task, worker) -> runs.incrementAndGet(task));
        for (int task = 0; task < 37; task++) {
          assertThat(runs.get(task)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void worksAtTheSameTime() {
    try (Workers workers = new Workers(2, Pace.FREE)) {
      CountDownLatch bothAreHere = new CountDownLatch(2);
      workers.run(2, (task, worker) -> meet(bothAreHere));
      assertThat(bothAreHere.getCount()).isZero();
    }
  }

  @Test
  void rethrowsAndGoesOn() {
    try (Workers workers = new Workers(2, Pace.FREE)) {
      IllegalStateException broken = new IllegalStateException("task 3");
      assertThatThrownBy(() -> workers.run(9, (task, worker) -> failAt(3, task, broken)))
          .isSameAs(broken);
      AtomicIntegerArray runs = new AtomicIntegerArray(2);
      workers.run(2, (task, worker) -> runs.incrementAndGet(task));
      assertThat(runs.get(0) + runs.get(1)).isEqualTo(2);
    }
  }

  @Test
  void refusesWorkWhenClosed() {
    Workers workers = new Workers(2, Pace.FREE);
    workers.close();
    assertThatThrownBy(() -> workers.run(2, (task, worker) -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void meet(CountDownLatch latch) {
    latch.countDown();
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void failAt(int bad, int task, RuntimeException failure) {
    if (task == bad) {
      throw failure;
    }
  }
}
