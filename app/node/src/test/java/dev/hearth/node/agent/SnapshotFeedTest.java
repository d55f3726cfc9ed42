package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.EarningsView;
import dev.hearth.api.MoneyView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.NodeState;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.protocol.Wei;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotFeedTest {
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final AtomicLong time = new AtomicLong();
  private final SnapshotFeed feed =
      new SnapshotFeed(() -> snapshot(time.get()), scheduler, Duration.ofMillis(1));

  @AfterEach
  void end() {
    scheduler.shutdownNow();
  }

  @Test
  void aStalledWatcherHoldsUpNobodyAndThenGetsTheNewestSnapshot() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch stalled = new CountDownLatch(1);
    BlockingQueue<Long> slow = new LinkedBlockingQueue<>();
    BlockingQueue<Long> quick = new LinkedBlockingQueue<>();
    feed.add(
        snapshot -> {
          slow.add(snapshot.time());
          entered.countDown();
          await(stalled);
        });
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    feed.add(snapshot -> quick.add(snapshot.time()));
    assertThat(quick.poll(10, TimeUnit.SECONDS)).isZero();

    for (long now = 1; now <= 3; now++) {
      time.set(now);
      feed.changed();
      assertThat(quick.poll(10, TimeUnit.SECONDS)).isEqualTo(now);
    }
    scheduler.shutdown();
    assertThat(scheduler.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    stalled.countDown();

    assertThat(slow.poll(10, TimeUnit.SECONDS)).isZero();
    assertThat(slow.poll(10, TimeUnit.SECONDS)).isEqualTo(3);
  }

  @Test
  void aWatcherThatFailsOnceIsSentTheNextOneAndOneThatIsGoneIsNot() throws InterruptedException {
    BlockingQueue<Long> tray = new LinkedBlockingQueue<>();
    BlockingQueue<Long> window = new LinkedBlockingQueue<>();
    feed.add(
        snapshot -> {
          tray.add(snapshot.time());
          throw new IllegalStateException("the disk is full");
        });
    feed.add(
        snapshot -> {
          window.add(snapshot.time());
          throw new RpcException("API-CLOSED", "The window was closed.", "");
        });
    assertThat(window.poll(10, TimeUnit.SECONDS)).isZero();
    assertThat(tray.poll(10, TimeUnit.SECONDS)).isZero();
    for (long now = 1; now <= 2; now++) {
      time.set(now);
      feed.changed();
      assertThat(tray.poll(10, TimeUnit.SECONDS)).isEqualTo(now);
    }
    assertThat(window).doesNotContain(2L);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static NodeSnapshot snapshot(long time) {
    return new NodeSnapshot(
        "test",
        time,
        NodeSnapshot.Network.PRACTICE,
        new NodeState(NodeState.Kind.READY, "Ready."),
        null,
        List.of(),
        0,
        null,
        List.of(),
        new EarningsView(Wei.ZERO, Wei.ZERO, Wei.ZERO, Wei.ZERO),
        new MoneyView("", 0, 0, ""),
        List.of(),
        List.of());
  }
}
