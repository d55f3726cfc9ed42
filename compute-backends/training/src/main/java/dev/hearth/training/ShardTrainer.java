package dev.hearth.training;

import dev.hearth.compute.Device;
import dev.hearth.protocol.JobSpec;
import dev.hearth.training.data.DrawnBatches;
import dev.hearth.training.program.StepProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Trains a shard from the public start of its round: fresh moments, the shard's slice of the
 * corpus, a ramp in every round but the first. The bits depend on the task alone, not on device,
 * threads or how often it was stopped and resumed.
 */
public final class ShardTrainer {
  private final InstantSource clock;

  /**
   * @param clock spaces the snapshots
   */
  public ShardTrainer(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Trains to the end, or from the newest sound snapshot in the folder. The folder is the task's
   * own; it is made when it is not there and may be deleted once the outcome is stored.
   *
   * @throws IOException when a snapshot cannot be written
   */
  public Outcome train(
      ShardTask task, Device device, Path snapshots, TrainingListener listener, StopSignal stop)
      throws IOException {
    JobSpec job = task.job();
    Optional<String> refusal = TaskCheck.refusal(task);
    if (refusal.isPresent()) {
      return new Outcome.Failed(refusal.get());
    }
    StepProgram program = StepProgram.of(job.model(), job.hyperparameters().batch());
    refusal = TaskCheck.refusal(job, program);
    if (refusal.isPresent()) {
      return new Outcome.Failed(refusal.get());
    }
    Snapshots kept = new Snapshots(snapshots, task.id(), task.start().values().length);
    Snapshot begin =
        kept.newest()
            .orElseGet(() -> new Snapshot(0, List.of(), 0, ModelState.fresh(task.start())));
    try (DrawnBatches batches = batches(task, device);
        Trainer trainer = new Trainer(device, program, task.schedule(), batches)) {
      return new ShardRun(task, device, trainer, kept, clock, listener).run(begin, stop);
    }
  }

  private static DrawnBatches batches(ShardTask task, Device device) {
    JobSpec job = task.job();
    return new DrawnBatches(
        device,
        task.train(),
        task.slice(),
        job.hyperparameters().batch(),
        job.model().context(),
        job.seed(),
        task.round(),
        task.shard());
  }
}
