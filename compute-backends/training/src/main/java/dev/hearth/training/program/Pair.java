package dev.hearth.training.program;

import dev.hearth.compute.fold.Role;
import dev.hearth.compute.plan.Joined;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Two instructions that follow each other.
 *
 * @param passing whether a variable is read by the second alone
 */
record Pair(Instruction first, Instruction second, IntPredicate passing) {
  /** Both as one, where {@link Joined} can. */
  Optional<Instruction> joined() {
    boolean handsOver = second.reads().stream().anyMatch(first.writes()::contains);
    boolean overwrites = second.writes().stream().anyMatch(first.arguments()::contains);
    return handsOver && !overwrites
        ? Joined.of(first.operator(), second.operator(), bound(), inner())
            .map(operator -> new Instruction(operator, arguments()))
        : Optional.empty();
  }

  /** Of the second's tensors, those that the first has written. */
  private Map<Integer, Integer> bound() {
    Map<Integer, Integer> written = new HashMap<>();
    first.variables(Role.OUT).forEach((tensor, variable) -> written.put(variable, tensor));
    Map<Integer, Integer> bound = new HashMap<>();
    second
        .variables(Role.IN)
        .forEach(
            (tensor, variable) -> {
              if (written.containsKey(variable)) {
                bound.put(tensor, written.get(variable));
              }
            });
    return bound;
  }

  /** Of the first's outputs, those that nothing else reads. */
  private Set<Integer> inner() {
    Set<Integer> inner = new HashSet<>();
    first
        .variables(Role.OUT)
        .forEach(
            (tensor, variable) -> {
              if (passing.test(variable)) {
                inner.add(tensor);
              }
            });
    return inner;
  }

  private List<Integer> arguments() {
    return Stream.concat(
            first.variablesBut(inner()).stream(), second.variablesBut(bound().keySet()).stream())
        .toList();
  }
}
