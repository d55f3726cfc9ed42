package dev.hearth.node.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Training in both kinds of place: the same bits, however it is held, stopped and killed. */
@Timeout(120)
class WorkerProcessTest {
  private static final int STEPS = 90;
  private static final int SEGMENT = STEPS / 3;

  @TempDir Path root;
  private Doorway doorway;
  private WorkerProcess worker;

  @BeforeEach
  void open() throws IOException {
    doorway = new Doorway(root, STEPS);
    worker = doorway.process(Duration.ofMillis(1));
  }

  @AfterEach
  void close() throws IOException {
    worker.close();
    doorway.close();
    assertThat(doorway.processes).noneMatch(ProcessHandle::isAlive);
  }

  private CompletableFuture<WorkerResult> train(Worker by, IntConsumer atStep) throws IOException {
    return by.train(doorway.assignment("work"), progress -> atStep.accept(progress.step()))
        .toCompletableFuture();
  }

  /** Goes on to the end; the first step that it says it did. */
  private int endsInTheSameBits(Worker by) throws Exception {
    BlockingQueue<Integer> steps = new LinkedBlockingQueue<>();
    assertSameBits(train(by, steps::add).get());
    return steps.take();
  }

  private void assertSameBits(WorkerResult result) throws Exception {
    WorkerResult.Trained trained = (WorkerResult.Trained) result;
    WorkerResult.Trained expected = doorway.undisturbed();
    assertThat(trained.stateRoots()).isEqualTo(expected.stateRoots());
    assertThat(trained.updateRoot()).isEqualTo(expected.updateRoot());
    assertThat(trained.loss()).isEqualTo(expected.loss());
    assertThat(trained.update()).hasSameBinaryContentAs(expected.update());
  }

  /** By their steps, oldest first. */
  private List<Integer> snapshots() {
    try (Stream<Path> files = Files.list(root.resolve("work").resolve("snapshots"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".snapshot"))
          .map(name -> Integer.valueOf(name.replaceAll("\\D", "")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean hasSnapshotInsideASegment() {
    return snapshots().stream().anyMatch(steps -> steps % SEGMENT != 0);
  }

  @Test
  void killedItGoesOnFromASnapshotInTheMiddleOfASegment() throws Exception {
    CompletableFuture<WorkerResult> killed =
        train(
            worker,
            step -> {
              if (hasSnapshotInsideASegment()) {
                doorway.processes.getFirst().destroyForcibly();
              }
            });
    assertThatThrownBy(killed::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(WorkerLostException.class);
    int kept = snapshots().getLast();
    assertThat(kept).isPositive();
    assertThat(endsInTheSameBits(worker)).isEqualTo(kept + 1);
    assertThat(doorway.processes).hasSize(2);
  }

  @Test
  void stoppedItGoesOnFromItsNewestSnapshot() throws Exception {
    CompletableFuture<WorkerResult> stopped =
        train(
            worker,
            step -> {
              if (hasSnapshotInsideASegment()) {
                worker.stop();
              }
            });
    assertThat(stopped.get()).isInstanceOf(WorkerResult.Stopped.class);
    int kept = snapshots().getLast();
    assertThat(endsInTheSameBits(worker)).isEqualTo(kept + 1);
    assertThat(doorway.processes).hasSize(1);
  }

  @Test
  void releasedItEndsItsProcessAndTheNextTaskStartsAnother() throws Exception {
    CompletableFuture<WorkerResult> released =
        train(
            worker,
            step -> {
              if (step == 2) {
                Thread.startVirtualThread(worker::release);
              }
            });
    assertThat(released.get()).isInstanceOf(WorkerResult.Stopped.class);
    worker.release();
    assertThat(doorway.processes.getFirst().isAlive()).isFalse();
    endsInTheSameBits(worker);
    assertThat(doorway.processes).hasSize(2);
  }

  private CompletableFuture<WorkerResult> trainHeldAtStep2(Worker here) throws IOException {
    CompletableFuture<WorkerResult> held =
        train(
            here,
            step -> {
              if (step == 2) {
                here.pace(0);
              }
            });
    awaitHeld();
    assertThat(held).isNotDone();
    return held;
  }

  @Test
  void heldItStandsStillInTheMiddleOfAStep() throws Exception {
    try (InProcessWorker here = doorway.inProcess()) {
      CompletableFuture<WorkerResult> held = trainHeldAtStep2(here);
      here.pace(60);
      assertSameBits(held.get());
    }
  }

  @Test
  void heldItMayBeStopped() throws Exception {
    try (InProcessWorker here = doorway.inProcess()) {
      CompletableFuture<WorkerResult> held = trainHeldAtStep2(here);
      here.stop();
      assertThat(held.get()).isInstanceOf(WorkerResult.Stopped.class);
      here.pace(100);
      assertThat(endsInTheSameBits(here)).isEqualTo(1);
    }
  }

  /** Until a thread waits for its pace. */
  private static void awaitHeld() {
    while (Thread.getAllStackTraces().values().stream()
        .flatMap(Stream::of)
        .noneMatch(frame -> frame.getMethodName().equals("awaitTurn"))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aProcessStartsAtThePaceItIsGivenBeforehand() throws Exception {
    worker.pace(0);
    CompletableFuture<WorkerResult> held = train(worker, step -> {});
    while (doorway.processes.isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(held).isNotDone();
    worker.pace(50);
    assertSameBits(held.get());
  }

  @Test
  void failsOnWeightsThatAreNotTheLeases() throws Exception {
    Assignment sound = doorway.assignment("work");
    Assignment wrong =
        new Assignment(sound.job(), sound.lease(), sound.tokens(), sound.tokens(), sound.folder());
    assertThat(worker.train(wrong, ProgressListener.NONE).toCompletableFuture().get())
        .isInstanceOf(WorkerResult.Failed.class);
  }
}
