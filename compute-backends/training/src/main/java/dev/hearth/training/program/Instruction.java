package dev.hearth.training.program;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Tensor;
import java.util.List;
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
