package dev.hearth.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.training.data.FileOrder;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.data.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private static final int PERIOD = 9;
  private static final int STEPS = 40;
  private static final float[] LOGITS = {0, 3, 1, 3, -5};

  @Test
  void theLikeliestAtTemperatureZeroAndTheLowerOfEquals() {
    assertThat(new Choice(new Sampling(0, 0, 1), new Random(1)).of(LOGITS)).isEqualTo(1);
  }

  @Test
  void topKLeavesOutTheRestAndFrequenciesFollowTheLogits() {
    int[] counts = new int[LOGITS.length];
    Choice choice = new Choice(new Sampling(2, 3, 1), new Random(1));
    for (int n = 0; n < 10_000; n++) {
      counts[choice.of(LOGITS)]++;
    }
    double equal = 1 / (2 + Math.exp(-1));
    assertThat(counts[0] + counts[4]).isZero();
    assertThat(counts[1] / 10_000.0).isBetween(equal - 0.02, equal + 0.02);
    assertThat(counts[3] / 10_000.0).isBetween(equal - 0.02, equal + 0.02);
  }

  @Test
  void aModelThatLearnedToCountGoesOnCounting() throws Exception {
    try (Device device = Toys.device("cpu", 2);
        Sampler sampler = new Sampler(device, counting(device))) {
      List<Integer> drawn = new ArrayList<>();
      Sampling sampling = new Sampling(0.2f, 5, 3);
      sampler.sample(new int[] {3, 4, 5}, 50, sampling, drawn::add);
      for (int n = 0; n < 50; n++) {
        assertThat(drawn.get(n)).isEqualTo((6 + n) % PERIOD);
      }
    }
  }

  @Test
  void anEmptyPromptIsFine() {
    try (Device device = Toys.device("cpu", 1);
        Sampler sampler = new Sampler(device, Toys.weights())) {
      List<Integer> drawn = new ArrayList<>();
      sampler.sample(new int[0], 9, new Sampling(1, 0, 1), drawn::add);
      assertThat(drawn).hasSize(9);
    }
  }

  private static Weights counting(Device device) throws Exception {
    Tokens tokens = Vocabulary.bytes().encode(text());
    FileOrder batches = new FileOrder(tokens, 2, Toys.SHAPE.context());
    Hyperparameters hyperparameters = Toys.hyperparameters(STEPS, STEPS);
    try (Trainer trainer = new Trainer(device, Toys.weights(), hyperparameters, batches)) {
      for (int step = 0; step < STEPS; step++) {
        trainer.step();
      }
      return trainer.weights();
    }
  }

  private static byte[] text() {
    byte[] text = new byte[1000];
    for (int n = 0; n < text.length; n++) {
      text[n] = (byte) (n % PERIOD);
    }
    return text;
  }
}
