package dev.hearth.compute.fold;

import java.util.ArrayList;
import java.util.List;

/**
 * A stage element by element, operation by operation, as a dispute looks at it. With a loop of n
 * iterations, operation 0 is init, k + 1 is iteration k, n + 1 is finish; of a map, finish is the
 * only one. Each but init starts from the word of the one before it.
 *
 * <p>For one thread.
 */
public final class Operations {
  private final Stage stage;
  private final ProgramInterpreter finish;
  private final ProgramInterpreter init;
  private final ProgramInterpreter body;

  /** A word that an operation reads: which tensor's, which element of it. */
  public record Operand(int tensor, long element) {}

  /** The words of the operator's tensors, by their numbers in it. */
  @FunctionalInterface
  public interface Words {
    int at(int tensor, long element);
  }

  public Operations(Stage stage) {
    this.stage = stage;
    this.finish = new ProgramInterpreter(stage.finish(), Arithmetic.IEEE);
    this.init = of(stage.loop().map(Loop::init).orElse(null));
    this.body = of(stage.loop().map(Loop::body).orElse(null));
  }

  /** How many there are for an element. */
  public int count(long element) {
    int[] index = index(element);
    return stage.loop().map(loop -> loop.trip().count(index) + 2).orElse(1);
  }

  /** The word after each operation of an element; the last is the element's. */
  public int[] run(long element, Words memory) {
    int[] words = new int[count(element)];
    for (int operation = 0; operation < words.length; operation++) {
      words[operation] = run(element, operation, operation == 0 ? 0 : words[operation - 1], memory);
    }
    return words;
  }

  /** The word after one operation that starts from {@code before}. */
  public int run(long element, int operation, int before, Words memory) {
    ProgramInterpreter program = interpreter(element, operation);
    program.enter(index(element));
    return program.run(before, Math.max(0, operation - 1) * iterates(element, operation), memory);
  }

  /**
   * What an operation reads, in the order of its reads; where one is gathered, first the word that
   * is gathered by.
   */
  public List<Operand> operands(long element, int operation, Words memory) {
    List<Operand> operands = new ArrayList<>();
    run(
        element,
        operation,
        0,
        (tensor, at) -> {
          operands.add(new Operand(tensor, at));
          return memory.at(tensor, at);
        });
    return operands;
  }

  private ProgramInterpreter interpreter(long element, int operation) {
    return isFinish(element, operation) ? finish : operation == 0 ? init : body;
  }

  /** 1 for an iteration of the loop, else 0. */
  private int iterates(long element, int operation) {
    return isFinish(element, operation) ? 0 : 1;
  }

  private boolean isFinish(long element, int operation) {
    return operation == count(element) - 1;
  }

  private int[] index(long element) {
    int[] index = new int[stage.dims().size()];
    long rest = element;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      int dim = stage.dims().get(axis);
      index[axis] = (int) (rest % dim);
      rest /= dim;
    }
    return index;
  }

  private static ProgramInterpreter of(Program program) {
    return program == null ? null : new ProgramInterpreter(program, Arithmetic.IEEE);
  }
}
