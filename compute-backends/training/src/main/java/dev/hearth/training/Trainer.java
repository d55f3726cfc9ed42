package dev.hearth.training;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.training.data.Batches;

/**
 * A model in training on a device, step by step. Holds the device's buffers until closed; for one
 * thread. Nothing is allocated in a step.
 */
public final class Trainer implements AutoCloseable {
  /**
   * Moments start at zero; the rate is constant.
   *
   * @param batches hands out batches of {@code hyperparameters.batch()} sequences
   */
  public Trainer(Device device, Weights start, Hyperparameters hyperparameters, Batches batches) {
    throw new UnsupportedOperationException("lands with the operators");
  }

  /** The next step. After a failed one the trainer is of no use. */
  public StepOutcome step() {
    throw new UnsupportedOperationException("lands with the operators");
  }

  public Weights weights() {
    throw new UnsupportedOperationException("lands with the operators");
  }

  /** See {@link StateRoot}. */
  public Hash stateRoot() {
    throw new UnsupportedOperationException("lands with the operators");
  }

  @Override
  public void close() {}
}
