package dev.hearth.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.training.memory.VariableTree;
import dev.hearth.training.trace.LeaseTrace;
import dev.hearth.training.trace.ProgramTrace;
import dev.hearth.training.trace.StageTrace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trace says of every level what training says of its own. */
@Execution(ExecutionMode.CONCURRENT)
class TraceTest {
  private static final int STEPS = 5;
  private static final int SEGMENT = 2;

  @TempDir Path folder;

  @ParameterizedTest(name = "round {0}, {1} micro-batches")
  @CsvSource({"0, 1", "1, 2"})
  void isThatOfTheTrainer(int round, int microBatches) throws Exception {
    Hyperparameters how = Toys.hyperparameters(STEPS, SEGMENT).accumulating(microBatches);
    ShardTask task = new ShardTask(Toys.job(how), round, 1, Toys.weights(), Toys.tokens());
    try (Device device = Toys.device("cpu", 2);
        LeaseTrace trace = new LeaseTrace(task, device)) {
      Outcome.Trained trained =
          (Outcome.Trained)
              ShardTrainer.standard(1).train(task, device, folder, TrainingListener.NONE);
      assertThat(trace.state(0)).isEqualTo(StateRoot.start(task.start()));
      assertThat(trained.stateRoots())
          .containsExactly(trace.state(2), trace.state(4), trace.state(STEPS));
      for (int step : new int[] {0, STEPS - 1}) {
        ProgramTrace run = trace.step(step);
        assertThat(run.memory(0).first().root()).isEqualTo(trace.state(step));
        assertThat(run.memory(0).second().root()).isEqualTo(trace.inputsRoot());
        assertThat(run.memory(0).third().root()).isEqualTo(trace.program().blankWork());
        assertThat(run.memory(run.stages()).first().root()).isEqualTo(trace.state(step + 1));
        assertThat(run.memory(run.stages()).root()).isEqualTo(run.root(run.stages()));
      }
      ProgramTrace update = trace.update();
      assertThat(update.memory(0).third().root()).isEqualTo(trace.program().blankUpdate());
      assertThat(update.memory(update.stages()).third().root()).isEqualTo(trained.updateRoot());
    }
  }

  /** Some elements of every stage, operation by operation. */
  @ParameterizedTest
  @CsvSource({"1", "2"})
  void operationsEndInTheWordsThatTheDeviceWrote(int microBatches) {
    Hyperparameters how = Toys.hyperparameters(STEPS, SEGMENT).accumulating(microBatches);
    ShardTask task = new ShardTask(Toys.job(how), 0, 0, Toys.weights(), Toys.tokens());
    SplittableRandom random = new SplittableRandom(1);
    try (Device device = Toys.device("cpu", 2);
        LeaseTrace trace = new LeaseTrace(task, device)) {
      ProgramTrace run = trace.step(1);
      for (int n = 0; n < run.stages(); n += 13) {
        StageTrace stage = run.stage(n);
        for (int tries = 0; tries < 3; tries++) {
          int element = random.nextInt(stage.output().size());
          int[] words = stage.operations(element);
          ByteBuffer chunk =
              ByteBuffer.wrap(stage.output().chunk(element / VariableTree.CHUNK))
                  .order(ByteOrder.LITTLE_ENDIAN);
          assertThat(words[words.length - 1])
              .isEqualTo(chunk.getInt(element % VariableTree.CHUNK * Integer.BYTES));
        }
      }
    }
  }
}
