package dev.hearth.training;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hyperparameters;
import java.util.List;

/** Combines a round's accepted updates into the next round's weights: Nesterov's step (DiLoCo). */
public final class OuterStep {
  private OuterStep() {}

  /**
   * @param updates in the order of their shards, one each
   */
  public static OuterState apply(
      Device device, Hyperparameters hyperparameters, OuterState state, List<float[]> updates) {
    throw new UnsupportedOperationException("lands with the operators");
  }
}
