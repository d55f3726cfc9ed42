package dev.hearth.compute.fold;

import java.util.List;

/**
 * The rules of a stage's programs: kinds agree, values exist where they are used, nothing is
 * oversized.
 */
final class Typing {
  private static final int LAST_SHIFT = 31;

  private final String where;
  private final List<Tensor> tensors;
  private final int rank;

  private Typing(String where, List<Tensor> tensors, int rank) {
    this.where = where;
    this.tensors = tensors;
    this.rank = rank;
  }

  static void check(String where, List<Tensor> tensors, Stage stage) {
    Typing typing = new Typing(where, tensors, stage.dims().size());
    Program finish = stage.finish();
    stage.loop().ifPresent(loop -> typing.checkLoop(loop, finish.kinds().getFirst()));
    typing.check(finish, !stage.isMap(), false);
    typing.checkStored(finish, tensors.get(stage.out()).type());
  }

  private void checkLoop(Loop loop, Kind accumulator) {
    require(loop.body().kinds().getFirst() == accumulator, "accumulators of two kinds");
    require(loop.trip().numerator().rank() == rank, "a trip count of another rank");
    check(loop.init(), false, false);
    check(loop.body(), true, true);
    require(resultKind(loop.init()).servesAs(accumulator), "init is of another kind");
    require(resultKind(loop.body()).servesAs(accumulator), "body is of another kind");
  }

  private void check(Program program, boolean accumulator, boolean k) {
    require(program.code().size() <= Program.MAX_CODE, "more than 64 instructions");
    require(program.size() <= Program.MAX_VALUES, "more than 255 values");
    require(program.kinds().size() == program.size(), "kinds are not one a value");
    for (int v = Program.K; v < Program.FIRST_READ; v++) {
      require(program.kinds().get(v) == Kind.INT, "an index is an integer");
    }
    checkReads(program);
    checkConstants(program);
    for (int i = 0; i < program.code().size(); i++) {
      check(program, i, accumulator, k);
    }
    require(exists(program.result(), program.size(), accumulator, k), "no such result");
  }

  private void checkReads(Program program) {
    for (int r = 0; r < program.reads().size(); r++) {
      Read read = program.reads().get(r);
      Kind kind = Kind.of(tensors.get(read.tensor()).type());
      require(program.kinds().get(Program.FIRST_READ + r) == kind, "a read of another kind");
      read.gather()
          .ifPresent(
              g -> require(tensors.get(g.tensor()).type() == Type.I32, "a gather by floats"));
    }
  }

  private void checkConstants(Program program) {
    for (int n = 0; n < program.constants().size(); n++) {
      if (program.kinds().get(program.firstConstant() + n) == Kind.FLOAT) {
        float x = Math.abs(Float.intBitsToFloat(program.constants().get(n)));
        require(x == 0 || x >= Float.MIN_NORMAL, "a subnormal constant");
      }
    }
  }

  private void check(Program program, int number, boolean accumulator, boolean k) {
    Instr instr = program.code().get(number);
    int self = program.firstInstr() + number;
    for (int n = 0; n < 3; n++) {
      int operand = instr.operand(n);
      if (n >= instr.op().arity()) {
        require(operand == 0, "an operand too many");
        continue;
      }
      require(exists(operand, self, accumulator, k), "a value that is not there");
      require(
          program.kinds().get(operand).servesAs(instr.op().operand(n)),
          instr.op() + " of another kind");
    }
    require(program.kinds().get(self) == kind(program, instr), "an instruction of another kind");
    require(!instr.flush() || instr.op().rounds(), "a flush of " + instr.op());
    if (instr.op() == Op.SHL || instr.op() == Op.SHR) {
      checkShift(program, instr.b());
    }
  }

  private void checkShift(Program program, int count) {
    int n = count - program.firstConstant();
    require(n >= 0 && n < program.constants().size(), "a shift by no constant");
    int by = program.constants().get(n);
    require(by >= 0 && by <= LAST_SHIFT, "a shift by " + by);
  }

  /** The accumulator is there in bodies and after them, k in bodies only. */
  private boolean exists(int value, int before, boolean accumulator, boolean k) {
    return switch (value) {
      case Program.ACCUMULATOR -> accumulator;
      case Program.K -> k;
      default ->
          value >= Program.FIRST_READ
              ? value < before
              : value >= Program.FIRST_INDEX && value < Program.FIRST_INDEX + rank;
    };
  }

  private static Kind kind(Program program, Instr instr) {
    if (instr.op() != Op.SEL) {
      return instr.op().result();
    }
    boolean ints =
        program.kinds().get(instr.b()) == Kind.INT && program.kinds().get(instr.c()) == Kind.INT;
    return ints ? Kind.INT : Kind.FLOAT;
  }

  /** A stored float is canonical by its last instruction. */
  private void checkStored(Program finish, Type type) {
    require(resultKind(finish).servesAs(Kind.of(type)), "stores another kind");
    if (type == Type.F32) {
      int last = finish.result() - finish.firstInstr();
      require(last >= 0 && canonical(finish, finish.code().get(last)), "stores no canonical float");
    }
  }

  private static boolean canonical(Program program, Instr instr) {
    int threshold = instr.b() - program.firstConstant();
    return instr.flush()
        || (instr.op() == Op.CANON
            && threshold >= 0
            && threshold < program.constants().size()
            && Float.intBitsToFloat(program.constants().get(threshold)) >= Op.TINY);
  }

  private static Kind resultKind(Program program) {
    return program.kinds().get(program.result());
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(where + ": " + otherwise);
    }
  }
}
