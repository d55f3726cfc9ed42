package dev.hearth.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hyperparameters;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OuterStepTest {
  private static final Hyperparameters HYPERPARAMETERS = Toys.hyperparameters(1, 1);

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "reference"})
  void isNesterovsStepOverTheUpdatesInOrder(String id) {
    Weights weights = Toys.weights();
    int size = weights.values().length;
    float[] momentum = noise(size, 1);
    List<float[]> updates = List.of(noise(size, 2), noise(size, 3), noise(size, 4));
    try (Device device = Toys.device(id, 2)) {
      OuterState next =
          OuterStep.apply(device, HYPERPARAMETERS, new OuterState(weights, momentum), updates);
      for (int n = 0; n < size; n++) {
        float mean = 0;
        for (float[] update : updates) {
          mean = Math.fma(update[n], 1f / 3, mean);
        }
        float moved = Math.fma(momentum[n], 0.9f, mean);
        float ahead = Math.fma(moved, 0.9f, mean);
        assertThat(next.momentum()[n]).isEqualTo(moved);
        assertThat(next.weights().values()[n])
            .isEqualTo(Math.fma(ahead, 0.7f, weights.values()[n]));
      }
    }
  }

  @Test
  void wantsUpdatesOfThisModel() {
    OuterState state = OuterState.start(Toys.weights());
    try (Device device = Toys.device("cpu", 1)) {
      assertThatThrownBy(() -> OuterStep.apply(device, HYPERPARAMETERS, state, List.of()))
          .isInstanceOf(IllegalArgumentException.class);
      List<float[]> other = List.of(new float[3]);
      assertThatThrownBy(() -> OuterStep.apply(device, HYPERPARAMETERS, state, other))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static float[] noise(int size, int seed) {
    Random random = new Random(seed);
    float[] noise = new float[size];
    for (int n = 0; n < size; n++) {
      noise[n] = (float) random.nextGaussian() / 100;
    }
    return noise;
  }
}
