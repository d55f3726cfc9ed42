package dev.hearth.training;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.memory.Region;
import dev.hearth.training.memory.VariableTree;
import dev.hearth.training.memory.Words;
import dev.hearth.training.program.Parameter;
import dev.hearth.training.program.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the step between rounds reads and never writes, a variable each: for each parameter all
 * updates of it, in the order of their shards; the share of each; rate and momentum factor.
 */
public record OuterInputs(List<Words> variables) {
  public OuterInputs {
    variables = List.copyOf(variables);
  }

  /**
   * @param updates in the order of their shards, each of all the model's parameters
   */
  public static OuterInputs of(
      ModelShape shape, Hyperparameters hyperparameters, List<float[]> updates) {
    List<Words> variables = new ArrayList<>();
    for (Parameter parameter : Parameters.of(shape)) {
      float[] all = new float[Math.multiplyExact(parameter.size(), updates.size())];
      for (int shard = 0; shard < updates.size(); shard++) {
        int at = shard * parameter.size();
        System.arraycopy(updates.get(shard), parameter.offset(), all, at, parameter.size());
      }
      variables.add(Words.of(all));
    }
    variables.add(Words.of(shares(updates.size())));
    variables.add(Words.of(rates(hyperparameters)));
    return new OuterInputs(variables);
  }

  /** Of their region. */
  public Hash root() {
    return Region.root(
        Type.INPUTS, variables.stream().map(words -> new VariableTree(words).root()).toList());
  }

  /** Each update counts the same. */
  static float[] shares(int shards) {
    float[] shares = new float[shards];
    Arrays.fill(shares, 1f / shards);
    return shares;
  }

  static float[] rates(Hyperparameters hyperparameters) {
    return new float[] {hyperparameters.outerRate(), hyperparameters.outerMomentum()};
  }
}
