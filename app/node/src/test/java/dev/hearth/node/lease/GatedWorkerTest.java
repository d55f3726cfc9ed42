package dev.hearth.node.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.node.Fixtures;
import dev.hearth.node.worker.Assignment;
import dev.hearth.node.worker.ProgressListener;
import dev.hearth.node.worker.ProgressListener.Progress;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a worker is told, permission by permission. The job has two segments of two steps. */
@Timeout(20)
class GatedWorkerTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Object STEP_1 = 1;
  private static final Object STEP_2 = 2;
  private static final Object STEP_3 = 3;
  private static final Object STEP_4 = 4;

  private final ScriptedWorker worker = new ScriptedWorker();
  private final WorkGate gate = new WorkGate();
  private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);

  GatedWorkerTest() {
    scheduler.setRemoveOnCancelPolicy(true);
  }

  @AfterEach
  void close() {
    scheduler.shutdownNow();
  }

  private static Permission work(int share) {
    return new Permission.Work(share);
  }

  private static Permission finish(int share) {
    return new Permission.Finish(share);
  }

  private static Permission hold(boolean release) {
    return new Permission.Hold("you are using this PC", release);
  }

  private static Arguments row(List<Object> events, boolean letsGoLater, String... told) {
    return Arguments.of(events, letsGoLater, List.of(told));
  }

  static Stream<Arguments> courses() {
    return Stream.of(
        row(List.of(), false),
        row(List.of(work(30)), false, "pace 30"),
        row(List.of(hold(false)), true, "pace 0"),
        row(List.of(hold(false), work(100)), false, "pace 0", "pace 100"),
        row(List.of(hold(false), hold(false)), true, "pace 0", "pace 0"),
        row(List.of(hold(false), work(9), hold(false)), true, "pace 0", "pace 9", "pace 0"),
        row(List.of(hold(true)), true, "pace 0", "release"),
        row(List.of(hold(false), hold(true)), true, "pace 0", "pace 0", "release"),
        row(List.of(finish(40)), false, "pace 40"),
        row(List.of(finish(40), STEP_1), false, "pace 40"),
        row(List.of(finish(40), STEP_1, STEP_2), true, "pace 40", "pace 0"),
        row(List.of(finish(40), STEP_2, finish(80)), true, "pace 40", "pace 0", "pace 0"),
        row(List.of(finish(40), STEP_2, work(80)), false, "pace 40", "pace 0", "pace 80"),
        row(List.of(finish(40), work(80), STEP_2), false, "pace 40", "pace 80"),
        row(List.of(STEP_2, finish(40), STEP_3), false, "pace 40"),
        row(List.of(finish(40), STEP_3, STEP_4), false, "pace 40"));
  }

  @ParameterizedTest
  @MethodSource("courses")
  void doesAsPermitted(List<Object> events, boolean letsGoLater, List<String> told)
      throws Exception {
    try (GatedWorker gated = new GatedWorker(worker, gate, scheduler, LONG, () -> {})) {
      assertThat(worker.told.take()).isEqualTo("pace 100");
      begin(gated);
      events.forEach(this::happen);
      for (String expected : told) {
        assertThat(worker.told.take()).isEqualTo(expected);
      }
      assertThat(worker.told).isEmpty();
      assertThat(scheduler.getQueue()).hasSize(letsGoLater ? 1 : 0);
    }
    assertThat(scheduler.getQueue()).isEmpty();
  }

  private void begin(GatedWorker gated) {
    worker.scripts.add(assignment -> new CompletableFuture<>());
    NodeKey submitter = Fixtures.key(1);
    JobSpec job = Fixtures.job(submitter);
    Grant grant = Fixtures.grant(submitter, job, Fixtures.key(2).address(), 0, Wei.ZERO);
    Path none = Path.of("none");
    gated.train(new Assignment(job, grant.lease(), none, none, none), ProgressListener.NONE);
  }

  private void happen(Object event) {
    if (event instanceof Permission permission) {
      gate.set(permission);
    } else {
      worker.listener.progress(new Progress((Integer) event, 4, 1, 1));
    }
  }

  @Test
  void letsGoOfADeviceThatWasHeldForLong() throws Exception {
    try (GatedWorker _ = new GatedWorker(worker, gate, scheduler, Duration.ZERO, () -> {})) {
      gate.set(hold(false));
      assertThat(worker.told.take()).isEqualTo("pace 100");
      assertThat(worker.told.take()).isEqualTo("pace 0");
      assertThat(worker.told.take()).isEqualTo("release");
    }
  }

  @Test
  void isHeldFromTheBeginningWhereTheGateIs() throws Exception {
    gate.set(hold(false));
    try (GatedWorker _ = new GatedWorker(worker, gate, scheduler, LONG, () -> {})) {
      assertThat(worker.told.take()).isEqualTo("pace 0");
    }
  }

  @Test
  void hearsNothingAfterItsEnd() {
    new GatedWorker(worker, gate, scheduler, LONG, () -> {}).close();
    worker.told.clear();
    gate.set(hold(true));
    assertThat(worker.told).isEmpty();
  }

  @Test
  void whoeverBorrowsADeviceHasItAloneAndObeysItsOwner() {
    try (WorkGate.Borrowed borrowed = gate.borrow("a peer sees its speed")) {
      assertThat(gate.objection()).contains("a peer sees its speed");
      assertThatThrownBy(() -> gate.lend("it is being measured"))
          .isInstanceOf(IllegalStateException.class);
      assertThat(borrowed.gate().permission()).isEqualTo(work(100));
      gate.set(hold(true));
      assertThat(borrowed.gate().permission()).isEqualTo(hold(true));
      gate.set(work(40));
      assertThat(borrowed.gate().permission()).isEqualTo(work(40));
    }
    assertThat(gate.permission()).isEqualTo(work(40));
    gate.lend("it is being measured").close();
  }
}
