package dev.hearth.compute.cpu;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Arithmetic;
import dev.hearth.compute.fold.Interpreter;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Tensor;
import java.util.List;

/** An operator on the interpreter. */
final class ReferenceKernel implements Kernel {
  private final List<Tensor> tensors;
  private final Interpreter interpreter;

  ReferenceKernel(Operator operator, Pace pace) {
    this.tensors = operator.arguments();
    this.interpreter = new Interpreter(operator, Arithmetic.IEEE, pace::beforeSlice);
  }

  @Override
  public void run(Buffer... arguments) {
    if (arguments.length != tensors.size()) {
      throw new IllegalArgumentException(tensors.size() + " buffers are wanted");
    }
    int[][] words = new int[arguments.length][];
    for (int n = 0; n < words.length; n++) {
      words[n] = words(arguments[n], tensors.get(n));
    }
    interpreter.run(words);
  }

  private static int[] words(Buffer buffer, Tensor tensor) {
    if (!(buffer instanceof ReferenceBuffer own) || own.type() != tensor.type()) {
      throw new IllegalArgumentException(tensor.name() + " is of another type or device");
    }
    return own.words();
  }
}
