package dev.hearth.training;

import dev.hearth.compute.Device;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.data.DrawnBatches;
import dev.hearth.training.memory.States;
import dev.hearth.training.memory.Words;
import dev.hearth.training.program.Activations;
import dev.hearth.training.program.StepProgram;
import java.util.List;

/**
 * The states of a lease, step after step, computed again from its public start. Going on is a
 * step's work; going back begins anew. Holds a trainer's buffers until closed; for one thread.
 */
public final class ShardStates implements States {
  private final ShardTask task;
  private final DrawnBatches batches;
  private final Trainer trainer;
  private final ModelState state;
  private int steps = -1;

  public ShardStates(ShardTask task, Device device) {
    JobSpec job = task.job();
    this.task = task;
    this.batches = task.batches(device);
    this.trainer =
        new Trainer(
            device,
            StepProgram.of(job.model(), job.hyperparameters(), Activations.KEPT),
            task.schedule(),
            batches);
    this.state = ModelState.zero(Math.toIntExact(job.model().parameters()));
  }

  /** Throws IllegalStateException when training diverges before that. */
  @Override
  public List<Words> after(int step) {
    if (steps < 0 || step < steps) {
      trainer.resume(ModelState.fresh(task.start()), 0);
      steps = 0;
    }
    while (steps < step) {
      if (trainer.step() instanceof StepOutcome.Diverged diverged) {
        throw new IllegalStateException(diverged.reason());
      }
      steps++;
    }
    trainer.store(state);
    return StateRoot.variables(shape(), state, steps);
  }

  public ModelShape shape() {
    return task.job().model();
  }

  @Override
  public void close() {
    trainer.close();
    batches.close();
  }
}
