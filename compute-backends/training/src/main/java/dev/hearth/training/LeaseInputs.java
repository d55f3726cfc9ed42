package dev.hearth.training;

import dev.hearth.compute.op.AdamW;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.training.data.Slice;
import dev.hearth.training.memory.Region;
import dev.hearth.training.memory.VariableTree;
import dev.hearth.training.memory.Words;
import dev.hearth.training.program.StepProgram;
import java.util.List;

/**
 * What the steps of a lease read and never write, a variable each: the tokens of its slice; seed,
 * round, shard and 0; the number of places where a sequence can begin; the schedule, a row a step;
 * the scale of the loss. Their region's root is the lease's inputsRoot.
 */
public record LeaseInputs(List<Words> variables) {
  public LeaseInputs {
    variables = List.copyOf(variables);
  }

  public static LeaseInputs of(ShardTask task) {
    Hyperparameters how = task.job().hyperparameters();
    Slice slice = task.slice();
    int[] text = new int[slice.length()];
    task.train().copy(slice.from(), text.length, text, 0);
    int rows = Math.multiplyExact(how.batch(), task.job().model().context());
    return new LeaseInputs(
        List.of(
            Words.of(text),
            Words.of(Long.hashCode(task.job().seed()), task.round(), task.shard(), 0),
            Words.of(slice.places(task.job().model().context())),
            Words.of(table(task.schedule(), how.steps())),
            Words.of(new float[] {StepProgram.LOSS_SCALE / rows})));
  }

  /** What the submitter signs and the provider compares. */
  public Hash root() {
    return Region.root(
        Type.INPUTS, variables.stream().map(words -> new VariableTree(words).root()).toList());
  }

  private static float[] table(Schedule schedule, int steps) {
    float[] table = new float[Math.multiplyExact(steps, AdamW.SCHEDULE)];
    float[] row = new float[AdamW.SCHEDULE];
    for (int step = 0; step < steps; step++) {
      schedule.fill(step, row);
      System.arraycopy(row, 0, table, step * row.length, row.length);
    }
    return table;
  }
}
