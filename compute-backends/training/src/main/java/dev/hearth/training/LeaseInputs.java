package dev.hearth.training;

import dev.hearth.compute.op.AdamW;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.training.data.Slice;
import dev.hearth.training.data.Tokens;
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
    return of(task.job(), task.round(), task.shard(), task.slice().in(task.train()));
  }

  /**
   * @param text the tokens of the shard's slice in that round
   */
  public static LeaseInputs of(JobSpec job, int round, int shard, Tokens text) {
    Hyperparameters how = job.hyperparameters();
    int context = job.model().context();
    int[] ids = new int[text.size()];
    text.copy(0, ids.length, ids, 0);
    int rows = Math.multiplyExact(how.batch(), context);
    return new LeaseInputs(
        List.of(
            Words.of(ids),
            Words.of(Long.hashCode(job.seed()), round, shard, 0),
            Words.of(new Slice(0, ids.length).places(context)),
            Words.of(table(Schedule.of(how, round), how.steps())),
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
