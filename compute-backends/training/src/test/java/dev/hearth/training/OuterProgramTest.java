package dev.hearth.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.training.memory.Region;
import dev.hearth.training.memory.VariableTree;
import dev.hearth.training.memory.Words;
import dev.hearth.training.program.OuterProgram;
import dev.hearth.training.program.TracedProgram;
import dev.hearth.training.trace.LeaseTrace;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OuterProgramTest {
  private static final Hyperparameters HYPERPARAMETERS = Toys.hyperparameters(1, 1);

  private final OuterState state =
      new OuterState(Toys.weights(), noise(Toys.weights().values().length, 1));
  private final List<float[]> updates =
      Stream.of(2, 3, 4).map(seed -> noise(state.momentum().length, seed)).toList();

  @Test
  void endsWhereTheOuterStepDoes() {
    try (Device device = Toys.device("cpu", 2);
        LeaseTrace trace = trace(device, updates)) {
      OuterState next = OuterStep.apply(device, HYPERPARAMETERS, state, updates);
      List<Words> end = next.variables();
      TracedProgram program = trace.program();
      int parameters = (end.size() - 1) / 3;
      assertThat(trace.state(0)).isEqualTo(root(state.variables()));
      assertThat(trace.step(0).root(program.parts().total())).isNotEqualTo(trace.step(0).root(0));
      for (int n = 0; n < 2 * parameters; n++) {
        assertThat(trace.step(0).memory(program.parts().total()).first().variable(n))
            .as("variable %d of the state", n)
            .isEqualTo(new VariableTree(end.get(n)).root());
      }
    }
  }

  @Test
  void readsTheUpdatesInTheOrderOfTheirShards() {
    try (Device device = Toys.device("cpu", 2);
        LeaseTrace trace = trace(device, updates);
        LeaseTrace other = trace(device, updates.reversed())) {
      assertThat(other.program().hash()).isEqualTo(trace.program().hash());
      assertThat(trace.inputsRoot())
          .isEqualTo(OuterInputs.of(Toys.SHAPE, HYPERPARAMETERS, updates).root())
          .isNotEqualTo(other.inputsRoot());
    }
  }

  @Test
  void isAnotherProgramForOtherNumbersOfShards() {
    assertThat(OuterProgram.of(Toys.SHAPE, 3).hash())
        .isNotEqualTo(OuterProgram.of(Toys.SHAPE, 4).hash());
  }

  private LeaseTrace trace(Device device, List<float[]> combined) {
    return new LeaseTrace(
        device,
        OuterProgram.of(Toys.SHAPE, combined.size()),
        OuterInputs.of(Toys.SHAPE, HYPERPARAMETERS, combined).variables(),
        state.variables());
  }

  private static Hash root(List<Words> variables) {
    return Region.root(
        Type.STATE, variables.stream().map(words -> new VariableTree(words).root()).toList());
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
