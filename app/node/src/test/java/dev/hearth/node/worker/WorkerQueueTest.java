package dev.hearth.node.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkerQueueTest {
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final Worker worker =
      (Worker)
          Proxy.newProxyInstance(
              Worker.class.getClassLoader(),
              new Class<?>[] {Worker.class},
              (self, method, arguments) -> told.add(method.getName()) ? null : null);
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final WorkerQueue queue = new WorkerQueue(worker, scheduler, Duration.ofHours(1));
  private final List<CompletableFuture<String>> attempts = new ArrayList<>();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
  }

  /** A task whose attempts are ended by hand. */
  private CompletableFuture<String> task() {
    return queue.run(given -> attempt());
  }

  private static WorkerLostException lost() {
    return new WorkerLostException("killed", null);
  }

  @Test
  void doesOneAfterTheOtherWhateverComesOfThem() {
    CompletableFuture<String> first = task();
    CompletableFuture<String> second = task();
    assertThat(attempts).hasSize(1);
    attempts.get(0).completeExceptionally(new IOException("no room"));
    assertThatThrownBy(first::join).hasRootCauseMessage("no room");
    attempts.get(1).complete("done");
    assertThat(second.join()).isEqualTo("done");
  }

  @Test
  void givesATaskOnceMoreWhoseWorkerIsLost() {
    CompletableFuture<String> first = task();
    attempts.get(0).completeExceptionally(lost());
    attempts.get(1).complete("done");
    assertThat(first.join()).isEqualTo("done");

    CompletableFuture<String> killer = task();
    attempts.get(2).completeExceptionally(lost());
    attempts.get(3).completeExceptionally(lost());
    assertThatThrownBy(killer::join).hasCauseInstanceOf(WorkerLostException.class);
    assertThat(attempts).hasSize(4);
  }

  @Test
  void aTaskThatCannotBeginFails() {
    CompletableFuture<String> failed =
        queue.run(
            given -> {
              throw new IOException("no folder");
            });
    assertThatThrownBy(failed::join).hasRootCauseMessage("no folder");
    task();
    assertThat(attempts).hasSize(1);
  }

  @Test
  void letsGoOfTheDeviceWhenThereIsNothingMore() throws Exception {
    WorkerQueue brief = new WorkerQueue(worker, scheduler, Duration.ZERO);
    brief.run(given -> CompletableFuture.completedFuture("done")).join();
    assertThat(told.take()).isEqualTo("release");
  }

  @Test
  void stopsWhatNobodyWaitsForAnyMore() {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    CompletableFuture<String> inHand = queue.run(given -> attempt(), gone);
    CompletableFuture<String> waiting = queue.run(given -> attempt(), gone);
    gone.complete(null);
    assertThat(told).containsExactly("stop");
    attempts.get(0).completeExceptionally(new IOException("the work was told to stop"));

    assertThatThrownBy(inHand::join).hasRootCauseMessage("the work was told to stop");
    assertThatThrownBy(waiting::join).hasRootCauseMessage("nobody waits for it any more");
    assertThat(attempts).hasSize(1);
  }

  @Test
  void whoLeavesWithAnAnswerStopsNobody() {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    CompletableFuture<String> done = queue.run(given -> attempt(), gone);
    attempts.get(0).complete("done");
    assertThat(done.join()).isEqualTo("done");
    task();
    gone.complete(null);
    assertThat(told).isEmpty();
  }

  private CompletableFuture<String> attempt() {
    attempts.add(new CompletableFuture<>());
    return attempts.getLast();
  }

  @Test
  void closedItBeginsNothing() {
    CompletableFuture<String> waiting = task();
    CompletableFuture<String> next = task();
    queue.close();
    assertThat(told).containsExactly("close");
    attempts.get(0).completeExceptionally(lost());
    assertThatThrownBy(waiting::join).hasRootCauseMessage("the worker was closed");
    assertThatThrownBy(next::join).hasRootCauseMessage("the worker was closed");
    assertThat(attempts).hasSize(1);
  }
}
