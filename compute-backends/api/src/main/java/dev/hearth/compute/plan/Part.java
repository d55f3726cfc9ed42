package dev.hearth.compute.plan;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stages of an operator that a backend does in one go, told by their programs alone. */
public sealed interface Part permits Multiplication, Scatter, Group {
  /**
   * Cuts an operator into parts, in the order they run.
   *
   * @param mostInstructions how long a fused loop may become
   */
  static List<Part> of(Operator operator, int mostInstructions) {
    Grouping grouping = new Grouping(operator.tensors(), mostInstructions);
    List<Part> parts = new ArrayList<>();
    List<Stage> others = new ArrayList<>();
    int next = 0;
    while (next < operator.stages().size()) {
      Optional<Multiplication> product = Multiplication.of(operator, next);
      Optional<? extends Part> special =
          product.isPresent() ? product : Scatter.of(operator.stages().get(next));
      if (special.isPresent()) {
        parts.addAll(grouping.groups(others));
        others.clear();
        parts.add(special.get());
      } else {
        others.add(operator.stages().get(next));
      }
      next += product.map(Multiplication::stages).orElse(1);
    }
    parts.addAll(grouping.groups(others));
    return parts;
  }
}
