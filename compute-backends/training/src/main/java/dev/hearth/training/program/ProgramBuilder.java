package dev.hearth.training.program;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.fold.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes a program down. Variables are numbers. */
final class ProgramBuilder {
  private final List<Variable> variables = new ArrayList<>();
  private final List<Instruction> instructions = new ArrayList<>();

  int keep(String name, Type type, long size) {
    variables.add(new Variable(name, type, size, true));
    return variables.size() - 1;
  }

  /** Runs an operator into fresh variables, one for each of its outputs. */
  int[] run(Operator operator, int... inputs) {
    List<Integer> arguments = new ArrayList<>(Arrays.stream(inputs).boxed().toList());
    for (Tensor tensor : operator.arguments()) {
      if (tensor.role() == Role.OUT) {
        String name = operator.name() + "." + tensor.name();
        variables.add(new Variable(name, tensor.type(), tensor.size(), false));
        arguments.add(variables.size() - 1);
      }
    }
    instructions.add(new Instruction(operator, arguments));
    return arguments.stream().skip(inputs.length).mapToInt(Integer::intValue).toArray();
  }

  /** As {@link #run}, for an operator with one output. */
  int one(Operator operator, int... inputs) {
    return run(operator, inputs)[0];
  }

  /** Runs an operator on variables that are there, its outputs included. */
  void into(Operator operator, Integer... arguments) {
    instructions.add(new Instruction(operator, List.of(arguments)));
  }

  /** How many instructions there are. */
  int size() {
    return instructions.size();
  }

  Program build() {
    return new Program(variables, instructions);
  }
}
