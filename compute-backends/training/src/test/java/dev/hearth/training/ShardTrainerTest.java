package dev.hearth.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.JobSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTrainerTest {
  private static final int STEPS = 10;
  private static final int SEGMENT = 4;

  @TempDir private Path folder;
  private Device device;
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void open() {
    device = Toys.device("cpu", 1);
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
    assertThat(trained.updateRoot()).isEqualTo(StateRoot.ofUpdate(trained.update()));
    assertThat(UpdateBlob.decode(trained.updateBlob(), Toys.SHAPE)).isEqualTo(trained.update());
    assertThat(trained.loss()).isBetween(0f, 4f);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 6, 9})
  void stoppedAndResumedItEndsInTheSameBits(int after) throws IOException {
    assertThat(stopped(after)).isEqualTo(new Outcome.Stopped(after));
    List<Integer> resumed = new ArrayList<>();
    assertSame(train(task(1, 0), resumedInto(resumed), StopSignal.NEVER), whole());
    assertThat(resumed).isEqualTo(after == 0 ? List.of() : List.of(after));
  }

  @Test
  void aTornSnapshotIsIgnoredAndTheOneBeforeItServes() throws IOException {
    stopped(6);
    Path newest = snapshots().getLast();
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(newest, bytes);
    List<Integer> resumed = new ArrayList<>();
    assertSame(train(task(1, 0), resumedInto(resumed), StopSignal.NEVER), whole());
    assertThat(resumed).containsExactly(4);
  }

  @Test
  void withoutAWholeSnapshotItBeginsAgain() throws IOException {
    stopped(6);
    for (Path snapshot : snapshots()) {
      Files.write(snapshot, java.util.Arrays.copyOf(Files.readAllBytes(snapshot), 1000));
    }
    assertSame(train(task(1, 0), TrainingListener.NONE, StopSignal.NEVER), whole());
  }

  @Test
  void anotherTasksSnapshotIsNotTaken() throws IOException {
    stopped(6);
    Outcome.Trained other =
        (Outcome.Trained) train(task(1, 1), TrainingListener.NONE, StopSignal.NEVER);
    assertThat(other.stateRoots()).doesNotContainAnyElementsOf(whole().stateRoots());
  }

  @Test
  void aSnapshotFollowsAtTheLatestAfterThirtySeconds() throws IOException {
    List<Integer> seen = new ArrayList<>();
    TrainingListener slow =
        new TrainingListener() {
          @Override
          public void stepped(int step, float loss) {
            now = now.plusSeconds(step == 2 ? 30 : 1);
            seen.add(snapshots().size());
          }
        };
    train(task(1, 0), slow, StopSignal.NEVER);
    assertThat(seen).startsWith(0, 0, 1).endsWith(2);
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
    assertThat(train(task, TrainingListener.NONE, StopSignal.NEVER))
        .isEqualTo(new Outcome.Failed("the job names another program than this version trains"));
  }

  @Test
  void aJobThatDivergesFailsWithTheStep() throws IOException {
    Hyperparameters wild = new Hyperparameters(2, 5, 5, 0, 1e30f, 0.9f, 0.95f, 1e-8f, 0.1f, 1, 0);
    ShardTask task = new ShardTask(Toys.job(wild), 0, 0, Toys.weights(), Toys.tokens());
    assertThat(train(task, TrainingListener.NONE, StopSignal.NEVER))
        .asString()
        .contains("not finite after step 2");
  }

  private Outcome.Trained whole() throws IOException {
    Path own = Files.createTempDirectory(folder, "whole");
    return (Outcome.Trained)
        new ShardTrainer(InstantSource.system())
            .train(task(1, 0), device, own, TrainingListener.NONE, StopSignal.NEVER);
  }

  private Outcome stopped(int after) throws IOException {
    int[] steps = {0};
    TrainingListener counting =
        new TrainingListener() {
          @Override
          public void stepped(int step, float loss) {
            steps[0] = step;
          }
        };
    return train(task(1, 0), counting, () -> steps[0] >= after);
  }

  private Outcome train(ShardTask task, TrainingListener listener, StopSignal stop)
      throws IOException {
    Path own = folder.resolve("snapshots");
    return new ShardTrainer(() -> now).train(task, device, own, listener, stop);
  }

  private static ShardTask task(int round, int shard) {
    JobSpec job = Toys.job(Toys.hyperparameters(STEPS, SEGMENT));
    return new ShardTask(job, round, shard, Toys.weights(), Toys.tokens());
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
