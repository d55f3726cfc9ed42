package dev.hearth.training;

import dev.hearth.compute.Device;
import dev.hearth.protocol.JobSpec;
import dev.hearth.training.data.DrawnBatches;
import dev.hearth.training.program.Activations;
import dev.hearth.training.program.StepProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Trains a shard from the public start of its round: fresh moments, the shard's slice of the
 * corpus, a ramp in every round but the first. The bits depend on the task alone, not on device,
 * threads or how often it was stopped and resumed.
 */
public final class ShardTrainer {
  /** A stop or a kill loses at most so much training. */
  public static final Duration SNAPSHOT_EVERY = Duration.ofSeconds(30);

  private final int threads;
  private final LongSupplier nanoTime;
  private final Duration snapshotEvery;
  private final Executor disk;

  /**
   * @param threads of the host that hash state, as many as the device has
   * @param nanoTime spaces the snapshots, in nanoseconds as System.nanoTime
   * @param snapshotEvery between two of them, unless they cost more than a hundredth of the time
   * @param disk writes them while training goes on
   */
  public ShardTrainer(int threads, LongSupplier nanoTime, Duration snapshotEvery, Executor disk) {
    this.threads = threads;
    this.nanoTime = nanoTime;
    this.snapshotEvery = snapshotEvery;
    this.disk = disk;
  }

  /** By this machine's clock, with snapshots every half minute. */
  public static ShardTrainer standard(int threads) {
    return new ShardTrainer(threads, System::nanoTime, SNAPSHOT_EVERY, Thread::startVirtualThread);
  }

  /**
   * Trains to the end, or from the newest sound snapshot in the folder. The folder is the task's
   * own; it is made when it is not there and may be deleted once the outcome is stored. The
   * device's pace stops it, in the middle of a step too.
   *
   * @throws IOException when a snapshot cannot be written
   */
  public Outcome train(ShardTask task, Device device, Path snapshots, TrainingListener listener)
      throws IOException {
    JobSpec job = task.job();
    Optional<String> refusal = TaskCheck.refusal(task);
    if (refusal.isPresent()) {
      return new Outcome.Failed(refusal.get());
    }
    StepProgram program =
        StepProgram.of(job.model(), job.hyperparameters(), activations(job, device));
    Snapshots kept = new Snapshots(snapshots, task.id(), task.start().values().length);
    Snapshot begin =
        kept.newest()
            .orElseGet(() -> new Snapshot(0, List.of(), 0, ModelState.fresh(task.start())));
    try (DrawnBatches batches = task.batches(device);
        Trainer trainer = new Trainer(device, program, task.schedule(), batches)) {
      SnapshotWriter writer = new SnapshotWriter(kept, disk);
      SnapshotTiming timing = new SnapshotTiming(nanoTime, snapshotEvery);
      return new ShardRun(
              task,
              device,
              new HostThreads(threads, device.pace()),
              trainer,
              writer,
              timing,
              listener)
          .run(begin);
    }
  }

  /** What is reckoned is the most it takes, so what seems too large for the device is tried. */
  private static Activations activations(JobSpec job, Device device) {
    return MemoryNeed.of(job.model(), job.hyperparameters())
        .choice(Room.here(device.info()))
        .orElse(Activations.RECOMPUTED);
  }
}
