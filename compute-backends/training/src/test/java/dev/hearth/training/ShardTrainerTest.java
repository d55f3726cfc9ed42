package dev.hearth.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.Device;
import dev.hearth.compute.StoppedException;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.JobSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class ShardTrainerTest {
  private static final int STEPS = 10;
  private static final int SEGMENT = 4;

  @TempDir private Path folder;
  private Device device;
  private long now;
  private Executor disk = Runnable::run;
  private boolean stopping;

  @BeforeEach
  void open() {
    device = Toys.device("cpu", 1, this::stopWhenTold);
  }

  private void stopWhenTold() {
    if (stopping) {
      throw new StoppedException();
    }
  }

  @AfterEach
  void close() {
    device.close();
  }

  @Test
  void aRootASegmentAndAnUpdateThatFollowsFromThem() throws IOException {
    Outcome.Trained trained = whole();
    assertThat(trained.steps()).isEqualTo(STEPS);
    assertThat(trained.stateRoots()).hasSize(3).doesNotHaveDuplicates();
    assertThat(trained.updateRoot()).isEqualTo(StateRoot.ofUpdate(Toys.SHAPE, trained.update()));
    assertThat(UpdateBlob.decode(trained.updateBlob(), Toys.SHAPE)).isEqualTo(trained.update());
    assertThat(trained.loss()).isBetween(0f, 4f);
  }

  @ParameterizedTest
  @CsvSource({"0, 99, 0", "1, 99, 0", "3, 2, 2", "4, 99, 4", "6, 99, 4", "6, 6, 6", "9, 99, 8"})
  void stoppedAndResumedItEndsInTheSameBits(int stop, int halfMinute, int kept) throws IOException {
    assertThat(stopped(stop, halfMinute)).isEqualTo(new Outcome.Stopped(kept));
    List<Integer> resumed = new ArrayList<>();
    assertSame(train(task(1, 0), resumedInto(resumed)), whole());
    assertThat(resumed).isEqualTo(kept == 0 ? List.of() : List.of(kept));
  }

  @Test
  void aTornSnapshotIsIgnoredAndTheOneBeforeItServes() throws IOException {
    stopped(6, 6);
    Path newest = snapshots().getLast();
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(newest, bytes);
    List<Integer> resumed = new ArrayList<>();
    assertSame(train(task(1, 0), resumedInto(resumed)), whole());
    assertThat(resumed).containsExactly(4);
  }

  @Test
  void withoutAWholeSnapshotItBeginsAgain() throws IOException {
    stopped(6, 6);
    for (Path snapshot : snapshots()) {
      Files.write(snapshot, java.util.Arrays.copyOf(Files.readAllBytes(snapshot), 1000));
    }
    assertSame(train(task(1, 0), TrainingListener.NONE), whole());
  }

  @Test
  void anotherTasksSnapshotIsNotTaken() throws IOException {
    stopped(6, 6);
    Outcome.Trained other = (Outcome.Trained) train(task(1, 1), TrainingListener.NONE);
    assertThat(other.stateRoots()).doesNotContainAnyElementsOf(whole().stateRoots());
  }

  @Test
  void aSnapshotFollowsAtTheLatestAfterThirtySeconds() throws IOException {
    List<Integer> seen = new ArrayList<>();
    train(
        task(1, 0),
        atStep(
            step -> {
              pass(step == 2 ? 30 : 1);
              seen.add(snapshots().size());
            }));
    assertThat(seen).startsWith(0, 0, 1, 2).endsWith(2);
  }

  @Test
  void goesOnWhileASnapshotIsWritten() throws IOException {
    CountDownLatch slow = new CountDownLatch(1);
    disk = writing -> Thread.startVirtualThread(() -> after(slow, writing));
    TrainingListener watching =
        atStep(
            step -> {
              pass(20);
              assertThat(snapshots()).isEmpty();
              stopping = step == 7;
              if (stopping) {
                slow.countDown();
              }
            });
    assertThat(train(task(STEPS), watching)).isEqualTo(new Outcome.Stopped(2));
    assertThat(snapshots()).hasSize(1);
  }

  @Test
  void aSnapshotThatCannotBeWrittenIsHeardOf() {
    TrainingListener deleting =
        atStep(
            step -> {
              pass(30);
              delete(folder.resolve("snapshots"));
            });
    assertThatThrownBy(() -> train(task(1, 0), deleting)).isInstanceOf(IOException.class);
  }

  @Test
  void onlyRoundsAfterTheFirstRamp() throws IOException {
    assertThat(task(0, 0).schedule().rampSteps()).isZero();
    float[] h = new float[9];
    Schedule ramped = task(1, 0).schedule();
    float[] rates = new float[4];
    for (int step = 0; step < rates.length; step++) {
      ramped.fill(step, h);
      rates[step] = h[6];
    }
    float rate = ramped.hyperparameters().learningRate();
    assertThat(rates).containsExactly(rate / 3, rate * 2 / 3, rate, rate);
  }

  @Test
  void aJobForAnotherProgramIsRefusedByName() throws IOException {
    JobSpec job = Toys.job(Toys.hyperparameters(STEPS, SEGMENT), Hash.ZERO);
    ShardTask task = new ShardTask(job, 0, 0, Toys.weights(), Toys.tokens());
    assertThat(train(task, TrainingListener.NONE))
        .isEqualTo(new Outcome.Failed("the job names another program than this version trains"));
  }

  @Test
  void aJobThatDivergesFailsWithTheStep() throws IOException {
    Hyperparameters wild = new Hyperparameters(2, 5, 5, 0, 1e30f, 0.9f, 0.95f, 1e-8f, 0.1f, 1, 0);
    ShardTask task = new ShardTask(Toys.job(wild), 0, 0, Toys.weights(), Toys.tokens());
    assertThat(train(task, TrainingListener.NONE)).asString().contains("not finite after step 2");
  }

  private Outcome.Trained whole() throws IOException {
    Path own = Files.createTempDirectory(folder, "whole");
    return (Outcome.Trained)
        ShardTrainer.standard(1).train(task(1, 0), device, own, TrainingListener.NONE);
  }

  /** Stopped in the step after this one, half a minute having passed in an earlier one. */
  private Outcome stopped(int after, int halfMinute) throws IOException {
    stopping = after == 0;
    try {
      return train(
          task(1, 0),
          atStep(
              step -> {
                pass(step == halfMinute ? 30 : 0);
                stopping = step == after;
              }));
    } finally {
      stopping = false;
    }
  }

  private void pass(long seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  private Outcome train(ShardTask task, TrainingListener listener) throws IOException {
    Path own = folder.resolve("snapshots");
    return new ShardTrainer(1, () -> now, ShardTrainer.SNAPSHOT_EVERY, disk)
        .train(task, device, own, listener);
  }

  private static ShardTask task(int round, int shard) {
    JobSpec job = Toys.job(Toys.hyperparameters(STEPS, SEGMENT));
    return new ShardTask(job, round, shard, Toys.weights(), Toys.tokens());
  }

  /** With segments of so many steps. */
  private static ShardTask task(int segment) {
    JobSpec job = Toys.job(Toys.hyperparameters(STEPS, segment));
    return new ShardTask(job, 1, 0, Toys.weights(), Toys.tokens());
  }

  private static TrainingListener atStep(IntConsumer action) {
    return new TrainingListener() {
      @Override
      public void stepped(int step, float loss) {
        action.accept(step);
      }
    };
  }

  private static void after(CountDownLatch event, Runnable action) {
    try {
      event.await();
      action.run();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      Files.delete(folder);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static TrainingListener resumedInto(List<Integer> steps) {
    return new TrainingListener() {
      @Override
      public void resumed(int after) {
        steps.add(after);
      }
    };
  }

  private List<Path> snapshots() {
    try (Stream<Path> files = Files.list(folder.resolve("snapshots"))) {
      return files.filter(file -> file.toString().endsWith(".snapshot")).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void assertSame(Outcome actual, Outcome.Trained expected) {
    Outcome.Trained trained = (Outcome.Trained) actual;
    assertThat(trained.stateRoots()).isEqualTo(expected.stateRoots());
    assertThat(trained.updateRoot()).isEqualTo(expected.updateRoot());
    assertThat(trained.loss()).isEqualTo(expected.loss());
  }
}
