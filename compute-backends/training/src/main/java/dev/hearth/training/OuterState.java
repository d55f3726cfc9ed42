package dev.hearth.training;

import dev.hearth.training.memory.Words;
import dev.hearth.training.program.Parameters;
import java.util.List;
import java.util.stream.Stream;

/** What the submitter carries from round to round: the weights and the outer step's momentum. */
public record OuterState(Weights weights, float[] momentum) {
  public OuterState {
    if (momentum.length != weights.values().length) {
      throw new IllegalArgumentException("momentum of another model");
    }
  }

  /** Before the first round: no momentum. */
  public static OuterState start(Weights weights) {
    return new OuterState(weights, new float[weights.values().length]);
  }

  /** What {@code OuterProgram} begins a step with, a variable each; no mean update yet. */
  public List<Words> variables() {
    float[] none = new float[momentum.length];
    return Stream.concat(
            Stream.of(weights.values(), momentum, none).flatMap(this::byParameter),
            Stream.of(Words.of(0)))
        .toList();
  }

  private Stream<Words> byParameter(float[] all) {
    return Parameters.of(weights.shape()).stream().map(p -> Words.of(all, p.offset(), p.size()));
  }
}
