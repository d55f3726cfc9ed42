package dev.hearth.training.program;

import dev.hearth.compute.fold.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Operators in the order they run. An instance is sound: types and sizes agree, what is not kept is
 * written before it is read, and a variable is both read and written by one operator only where
 * that allows it.
 */
public record Program(List<Variable> variables, List<Instruction> instructions) {
  public Program {
    variables = List.copyOf(variables);
    instructions = List.copyOf(instructions);
    check(variables, instructions);
  }

  private static void check(List<Variable> variables, List<Instruction> instructions) {
    Set<Integer> ready = new HashSet<>();
    for (int v = 0; v < variables.size(); v++) {
      if (variables.get(v).kept()) {
        ready.add(v);
      }
    }
    for (Instruction instruction : instructions) {
      checkTypes(variables, instruction);
      require(ready.containsAll(instruction.reads()), instruction, "reads what is not written");
      checkAliases(instruction);
      ready.addAll(instruction.writes());
    }
  }

  private static void checkTypes(List<Variable> variables, Instruction instruction) {
    for (int n = 0; n < instruction.arguments().size(); n++) {
      Tensor tensor = instruction.tensor(n);
      Variable variable = variables.get(instruction.arguments().get(n));
      boolean fits = tensor.type() == variable.type() && tensor.size() == variable.size();
      require(fits, instruction, variable.name() + " is not " + tensor.name());
    }
  }

  private static void checkAliases(Instruction instruction) {
    List<Integer> arguments = instruction.arguments();
    for (int variable : instruction.writes()) {
      int out = arguments.lastIndexOf(variable);
      for (int n = 0; n < out; n++) {
        boolean other = arguments.get(n) != variable;
        require(other || instruction.mayOverwrite(out, n), instruction, "overwrites what it reads");
      }
    }
  }

  private static void require(boolean sound, Instruction instruction, String complaint) {
    if (!sound) {
      throw new IllegalArgumentException(instruction.operator().name() + ": " + complaint);
    }
  }
}
