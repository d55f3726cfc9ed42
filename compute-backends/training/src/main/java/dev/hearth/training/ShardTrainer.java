package dev.hearth.training;

import dev.hearth.compute.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

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
    throw new UnsupportedOperationException("lands with the operators " + clock);
  }
}
