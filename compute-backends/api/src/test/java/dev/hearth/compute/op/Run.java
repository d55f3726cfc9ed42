package dev.hearth.compute.op;

import dev.hearth.compute.fold.Interpreter;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Tensor;
import java.util.List;

/** Runs an operator on the interpreter with plain arrays. */
final class Run {
  private final List<Tensor> tensors;
  private final int[][] words;

  private Run(Operator operator, Object... inputs) {
    this.tensors = operator.arguments();
    this.words = new int[tensors.size()][];
    for (int n = 0; n < words.length; n++) {
      boolean given = tensors.get(n).role() == Role.IN;
      words[n] = given ? words(inputs[n]) : new int[(int) tensors.get(n).size()];
    }
    new Interpreter(operator).run(words);
  }

  /** Inputs are double[] (rounded to floats) or int[], in order. */
  static Run of(Operator operator, Object... inputs) {
    return new Run(operator, inputs);
  }

  int[] words(String tensor) {
    return words[number(tensor)];
  }

  double[] reals(String tensor) {
    int[] bits = words[number(tensor)];
    double[] reals = new double[bits.length];
    for (int n = 0; n < bits.length; n++) {
      reals[n] = Float.intBitsToFloat(bits[n]);
    }
    return reals;
  }

  private int number(String tensor) {
    for (int n = 0; n < tensors.size(); n++) {
      if (tensors.get(n).name().equals(tensor)) {
        return n;
      }
    }
    throw new IllegalArgumentException(tensor);
  }

  private static int[] words(Object array) {
    return switch (array) {
      case int[] ints -> ints;
      case double[] reals -> {
        int[] words = new int[reals.length];
        for (int n = 0; n < words.length; n++) {
          words[n] = Float.floatToRawIntBits((float) reals[n]);
        }
        yield words;
      }
      default -> throw new IllegalArgumentException("doubles or ints");
    };
  }
}
