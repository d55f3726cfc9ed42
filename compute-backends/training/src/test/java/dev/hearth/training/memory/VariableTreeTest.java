package dev.hearth.training.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariableTreeTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 1023, 1024, 1025, 2048, 3000, 5 * 1024, 7 * 1024 + 1, 300_000})
  void blankIsTheRootOfZeros(int size) {
    assertThat(VariableTree.blank(size))
        .isEqualTo(new VariableTree(Words.of(new int[size])).root());
  }
}
