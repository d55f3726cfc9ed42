package dev.hearth.compute.fold;

import java.util.List;

/**
 * The reference: runs an operator as its definition reads, element by element, in words. Every
 * other way to run it must give these bits.
 *
 * <p>An instance is used by one thread at a time.
 */
public final class Interpreter {
  private final Operator operator;
  private final List<StageInterpreter> stages;

  public Interpreter(Operator operator) {
    this(operator, Arithmetic.IEEE);
  }

  /** With another machine's arithmetic, to see whether the operator can tell. */
  public Interpreter(Operator operator, Arithmetic arithmetic) {
    this(operator, arithmetic, () -> {});
  }

  /**
   * @param beforeElement runs before each element; what it throws ends the run
   */
  public Interpreter(Operator operator, Arithmetic arithmetic, Runnable beforeElement) {
    this.operator = operator;
    this.stages =
        operator.stages().stream()
            .map(s -> new StageInterpreter(s, arithmetic, beforeElement))
            .toList();
  }

  /**
   * Reads the IN tensors and writes the OUT tensors.
   *
   * @param arguments the words of IN and OUT tensors in the order of their declaration
   */
  public void run(int[]... arguments) {
    int[][] memory = new int[operator.tensors().size()][];
    int next = 0;
    for (int t = 0; t < memory.length; t++) {
      Tensor tensor = operator.tensors().get(t);
      int size = Math.toIntExact(tensor.size());
      memory[t] = tensor.role() == Role.VIRTUAL ? new int[size] : arguments[next++];
      if (memory[t].length != size) {
        throw new IllegalArgumentException(tensor.name() + " has " + size + " elements");
      }
    }
    stages.forEach(stage -> stage.run(memory));
  }
}
