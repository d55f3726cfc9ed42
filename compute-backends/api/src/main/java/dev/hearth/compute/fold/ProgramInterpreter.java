package dev.hearth.compute.fold;

/** Runs one program: {@link #enter} an element, then {@link #run} it for each k. */
final class ProgramInterpreter {
  private final Arithmetic arithmetic;
  private final ReadInterpreter[] reads;
  private final Instr[] code;
  private final int firstInstr;
  private final int result;
  private final int[] values;

  ProgramInterpreter(Program program, Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
    this.reads = program.reads().stream().map(ReadInterpreter::new).toArray(ReadInterpreter[]::new);
    this.code = program.code().toArray(Instr[]::new);
    this.firstInstr = program.firstInstr();
    this.result = program.result();
    this.values = new int[program.size()];
    for (int n = 0; n < program.constants().size(); n++) {
      values[program.firstConstant() + n] = program.constants().get(n);
    }
  }

  void enter(int[] index) {
    System.arraycopy(index, 0, values, Program.FIRST_INDEX, index.length);
    for (ReadInterpreter read : reads) {
      read.enter(index);
    }
  }

  int run(int accumulator, int k, int[][] memory) {
    values[Program.ACCUMULATOR] = accumulator;
    values[Program.K] = k;
    for (int n = 0; n < reads.length; n++) {
      values[Program.FIRST_READ + n] = reads[n].word(k, memory);
    }
    return computed();
  }

  /** As above, with words that come one by one, in the order of the reads. */
  int run(int accumulator, int k, Operations.Words memory) {
    values[Program.ACCUMULATOR] = accumulator;
    values[Program.K] = k;
    for (int n = 0; n < reads.length; n++) {
      values[Program.FIRST_READ + n] = reads[n].word(k, memory);
    }
    return computed();
  }

  private int computed() {
    for (int n = 0; n < code.length; n++) {
      Instr instr = code[n];
      int word =
          arithmetic.apply(instr.op(), values[instr.a()], values[instr.b()], values[instr.c()]);
      values[firstInstr + n] = instr.flush() ? Op.canonical(word) : word;
    }
    return values[result];
  }
}
