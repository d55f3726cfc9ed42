package dev.hearth.training.program;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** One operator and the variables bound to its arguments, in the order of their declaration. */
public record Instruction(Operator operator, List<Integer> arguments) {
  public Instruction {
    arguments = List.copyOf(arguments);
    if (arguments.size() != operator.arguments().size()) {
      throw new IllegalArgumentException(
          operator.name() + " takes " + operator.arguments().size() + " arguments");
    }
  }

  List<Integer> reads() {
    return of(Role.IN);
  }

  List<Integer> writes() {
    return of(Role.OUT);
  }

  /** Of the operator's tensors of one role, by number: which variable each is bound to. */
  Map<Integer, Integer> variables(Role role) {
    Map<Integer, Integer> variables = new LinkedHashMap<>();
    bound()
        .forEach(
            (tensor, variable) -> {
              if (operator.tensors().get(tensor).role() == role) {
                variables.put(tensor, variable);
              }
            });
    return variables;
  }

  /** The arguments without those of some tensors, by number. */
  List<Integer> variablesBut(Set<Integer> tensors) {
    Map<Integer, Integer> variables = bound();
    variables.keySet().removeAll(tensors);
    return List.copyOf(variables.values());
  }

  private Map<Integer, Integer> bound() {
    Map<Integer, Integer> variables = new LinkedHashMap<>();
    for (int tensor = 0; tensor < operator.tensors().size(); tensor++) {
      if (operator.tensors().get(tensor).role() != Role.VIRTUAL) {
        variables.put(tensor, arguments.get(variables.size()));
      }
    }
    return variables;
  }

  Tensor tensor(int argument) {
    return operator.arguments().get(argument);
  }

  /** Whether argument {@code out} may have the buffer of argument {@code in}. */
  boolean mayOverwrite(int out, int in) {
    return operator.mayAlias(tensor(out).name(), tensor(in).name());
  }

  private List<Integer> of(Role role) {
    return IntStream.range(0, arguments.size())
        .filter(n -> tensor(n).role() == role)
        .mapToObj(arguments::get)
        .toList();
  }
}
