package dev.hearth.training;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.memory.Region;
import dev.hearth.training.memory.VariableTree;
import dev.hearth.training.memory.Words;
import dev.hearth.training.program.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * The roots that stand for training state (determinism.md 10): of regions whose variables are the
 * parameters, a vector each. The state root is over parameters, first moments, second moments and
 * the clock, one word that says how many steps were taken; the update root over the update.
 */
public final class StateRoot {
  private StateRoot() {}

  static Hash of(HostThreads threads, ModelShape shape, ModelState state, int steps) {
    return Region.root(Type.STATE, roots(threads, variables(shape, state, steps)));
  }

  static List<Words> variables(ModelShape shape, ModelState state, int steps) {
    List<Words> variables = new ArrayList<>();
    for (float[] vector : List.of(state.parameters(), state.first(), state.second())) {
      variables.addAll(cut(shape, vector));
    }
    variables.add(Words.of(steps));
    return variables;
  }

  /** The state in which every lease of a round starts: these weights and moments of zero. */
  public static Hash start(Weights weights) {
    float[] zero = new float[weights.values().length];
    return of(HostThreads.all(), weights.shape(), new ModelState(weights.values(), zero, zero), 0);
  }

  /** The root of a decoded update of a model. */
  public static Hash ofUpdate(ModelShape shape, float[] update) {
    return ofUpdate(HostThreads.all(), shape, update);
  }

  static Hash ofUpdate(HostThreads threads, ModelShape shape, float[] update) {
    return Region.root(Type.UPDATE, roots(threads, cut(shape, update)));
  }

  private static List<Words> cut(ModelShape shape, float[] vector) {
    return Parameters.of(shape).stream()
        .map(parameter -> Words.of(vector, parameter.offset(), parameter.size()))
        .toList();
  }

  /** A part of a variable: the host's threads share these, for variables differ in size. */
  private record Part(Words words, int part) {}

  private static List<Hash> roots(HostThreads threads, List<Words> variables) {
    List<Part> parts = new ArrayList<>();
    for (Words words : variables) {
      for (int part = 0; part < VariableTree.parts(words.size()); part++) {
        parts.add(new Part(words, part));
      }
    }
    List<Hash> nodes =
        threads.run(
            parts.size(), n -> VariableTree.part(parts.get(n).words(), parts.get(n).part()));
    List<Hash> roots = new ArrayList<>();
    int at = 0;
    for (Words words : variables) {
      int end = at + VariableTree.parts(words.size());
      roots.add(VariableTree.root(words.size(), nodes.subList(at, end)));
      at = end;
    }
    return roots;
  }
}
