package dev.hearth.node.proof;

import dev.hearth.compute.fold.Gather;
import dev.hearth.compute.fold.Instr;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Read;
import dev.hearth.compute.fold.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * One operation of one element, as the definition reads: number 0 is init, k + 1 iteration k, the
 * last one finish. A test holds whole elements made of these against the interpreter.
 */
record Operation(Stage stage, int element, int number) {

  /** Where words come from. */
  @FunctionalInterface
  interface Memory {
    int word(int tensor, long element);
  }

  /**
   * @param operands the words read, the chosen one before what it chose
   * @param addresses {@code tensor << 32 | element} of each
   */
  record Run(int word, List<Integer> operands, List<Long> addresses) {}

  static int count(Stage stage, int element) {
    int[] index = index(stage, element);
    return stage.loop().map(loop -> loop.trip().count(index) + 2).orElse(1);
  }

  Run run(int accumulator, Memory memory) {
    Program program = program();
    int[] index = index(stage, element);
    boolean body = stage.loop().filter(loop -> program == loop.body()).isPresent();
    int k = body ? number - 1 : 0;
    int[] values = new int[program.size()];
    values[Program.ACCUMULATOR] = accumulator;
    values[Program.K] = k;
    System.arraycopy(index, 0, values, Program.FIRST_INDEX, index.length);
    Run run = new Run(0, new ArrayList<>(), new ArrayList<>());
    for (int n = 0; n < program.reads().size(); n++) {
      values[Program.FIRST_READ + n] = read(program.reads().get(n), index, k, memory, run);
    }
    for (int n = 0; n < program.constants().size(); n++) {
      values[program.firstConstant() + n] = program.constants().get(n);
    }
    for (int n = 0; n < program.code().size(); n++) {
      Instr instr = program.code().get(n);
      int word = instr.op().apply(values[instr.a()], values[instr.b()], values[instr.c()]);
      values[program.firstInstr() + n] = instr.flush() ? Op.canonical(word) : word;
    }
    return new Run(values[program.result()], run.operands(), run.addresses());
  }

  private static int read(Read read, int[] index, int k, Memory memory, Run run) {
    long at = read.at().eval(index, k);
    if (read.gather().isPresent()) {
      Gather gather = read.gather().get();
      int word = take(gather.tensor(), gather.at().eval(index, k), memory, run);
      at += gather.scale() * Math.min(Integer.toUnsignedLong(word), gather.limit() - 1L);
    }
    return take(read.tensor(), at, memory, run);
  }

  private static int take(int tensor, long at, Memory memory, Run run) {
    int word = memory.word(tensor, at);
    run.operands().add(word);
    run.addresses().add((long) tensor << 32 | at);
    return word;
  }

  private Program program() {
    if (stage.loop().isEmpty() || number == count(stage, element) - 1) {
      return stage.finish();
    }
    return number == 0 ? stage.loop().get().init() : stage.loop().get().body();
  }

  private static int[] index(Stage stage, int element) {
    int[] index = new int[stage.dims().size()];
    int rest = element;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = rest % stage.dims().get(axis);
      rest /= stage.dims().get(axis);
    }
    return index;
  }
}
