package dev.hearth.compute.op;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmbeddingTest {
  private final int[] tokens = {2, 0, 2, 2};

  @Test
  void looksTokensAndPositionsUp() {
    double[] wte = {1, 2, 3, 4, 5, 6};
    double[] wpe = {10, 20, 30, 40};
    Run run = Run.of(Embedding.forward(2, 2, 3, 2), wte, wpe, tokens);
    assertThat(run.reals("x")).containsExactly(15, 26, 31, 42, 15, 26, 35, 46);
  }

  @Test
  void addsGradientsUp() {
    double[] dx = {1, 2, 3, 4, 5, 6, 7, 8};
    Run run = Run.of(Embedding.gradient(2, 2, 3, 2), dx, tokens);
    assertThat(run.reals("dwte")).containsExactly(3, 4, 0, 0, 13, 16);
    assertThat(run.reals("dwpe")).containsExactly(6, 8, 10, 12);
  }

  @Test
  void clampsWhatNoVocabularyHolds() {
    double[] wte = {1, 2, 3};
    Run run = Run.of(Embedding.forward(1, 2, 3, 1), wte, new double[2], new int[] {3, -1});
    assertThat(run.reals("x")).containsExactly(3, 3);
  }
}
