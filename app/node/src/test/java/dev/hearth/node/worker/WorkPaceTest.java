package dev.hearth.node.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.StoppedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkPaceTest {
  private final WorkPace pace = new WorkPace(System::nanoTime);

  /** A thread that asks, once it is parked. */
  private FutureTask<Void> parked() {
    FutureTask<Void> asking = new FutureTask<>(pace::beforeSlice, null);
    Thread thread = Thread.ofPlatform().daemon().start(asking);
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return asking;
  }

  @Test
  void holdsEveryThreadUntilThereIsTimeAgain() throws Exception {
    pace.share(0);
    FutureTask<Void> one = parked();
    FutureTask<Void> other = parked();
    assertThat(one.isDone() || other.isDone()).isFalse();
    pace.share(30);
    one.get();
    other.get();
  }

  @Test
  void stopsWhoeverIsHeld() {
    pace.share(0);
    FutureTask<Void> held = parked();
    pace.stop();
    assertThatThrownBy(held::get).hasCauseInstanceOf(StoppedException.class);
    assertThatThrownBy(pace::beforeSlice).isInstanceOf(StoppedException.class);
  }

  @Test
  void goesOnAfterAStopAtTheShareItHad() {
    pace.share(0);
    pace.stop();
    pace.restart();
    FutureTask<Void> held = parked();
    pace.share(100);
    assertThatCode(held::get).doesNotThrowAnyException();
    assertThatCode(pace::beforeSlice).doesNotThrowAnyException();
  }

  @Test
  void countsAnInterruptAsAStop() {
    pace.share(0);
    CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
    Thread held =
        Thread.startVirtualThread(
            () -> {
              try {
                pace.beforeSlice();
              } catch (StoppedException stopped) {
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
              }
            });
    held.interrupt();
    assertThat(stillInterrupted.join()).isTrue();
  }

  @Test
  void worksForItsShareOfTheTime() {
    pace.share(20);
    long begun = System.nanoTime();
    long worked = 0;
    while (worked < 40_000_000) {
      pace.beforeSlice();
      long slice = System.nanoTime();
      while (System.nanoTime() - slice < 500_000) {
        Thread.onSpinWait();
      }
      worked += System.nanoTime() - slice;
    }
    assertThat(worked / (double) (System.nanoTime() - begun)).isLessThan(0.4);
  }
}
