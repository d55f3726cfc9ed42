package dev.hearth.compute.cpu.codegen;

import dev.hearth.compute.fold.Instr;
import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Read;
import java.lang.classfile.CodeBuilder;

/** Writes one program, for the element or vector {@code shift} elements along the last index. */
final class ProgramWriter {
  private final CodeBuilder code;
  private final Dialect dialect;
  private final Addresses addresses;
  private final Frame frame;
  private final Program program;
  private final int rank;
  private final int shift;
  private final int[] locals;

  ProgramWriter(
      CodeBuilder code,
      Dialect dialect,
      Addresses addresses,
      Program program,
      int accumulator,
      int shift) {
    this.code = code;
    this.dialect = dialect;
    this.addresses = addresses;
    this.frame = addresses.frame();
    this.program = program;
    this.rank = addresses.rank();
    this.shift = shift;
    this.locals = new int[program.size()];
    locals[Program.ACCUMULATOR] = accumulator;
  }

  /** Pushes the program's result as {@code wanted}. */
  void write(Kind wanted) {
    for (int r = 0; r < program.reads().size(); r++) {
      locals[Program.FIRST_READ + r] = read(program.reads().get(r));
    }
    for (int i = 0; i < program.code().size(); i++) {
      int value = program.firstInstr() + i;
      instr(program.code().get(i), program.kinds().get(value));
      locals[value] = store(program.kinds().get(value));
    }
    push(program.result(), wanted);
  }

  private int read(Read read) {
    Integer known = frame.forwarded().get(read.tensor());
    if (known == null) {
      known = frame.hoisted().get(read);
    }
    if (known != null) {
      return known;
    }
    load(code, dialect, addresses, read, shift);
    return store(addresses.layout().kind(read.tensor()));
  }

  /** Pushes a read's element or elements. */
  static void load(CodeBuilder code, Dialect dialect, Addresses addresses, Read read, int shift) {
    Kind kind = addresses.layout().kind(read.tensor());
    boolean alike = addresses.rank() == 0 || read.at().of(addresses.rank() - 1) == 0;
    if (dialect.lanes() > 1 && alike) {
      Dialect one = new ScalarDialect(code);
      dialect.spread(kind, () -> one.load(kind, () -> addresses.read(read, 0)));
    } else {
      dialect.load(kind, () -> addresses.read(read, shift));
    }
  }

  private void instr(Instr instr, Kind result) {
    dialect.apply(instr, result, new Operands(instr, result));
    if (instr.flush()) {
      dialect.flush();
    }
  }

  private int store(Kind kind) {
    int local = code.allocateLocal(dialect.local(kind));
    code.storeLocal(dialect.local(kind), local);
    return local;
  }

  private void push(int value, Kind wanted) {
    Kind kind = program.kinds().get(value);
    if (value >= program.firstConstant() && value < program.firstInstr()) {
      dialect.constant(word(value), kind);
    } else if (value == Program.K) {
      dialect.spread(Kind.INT, () -> code.iload(frame.k()));
    } else if (value >= Program.FIRST_INDEX && value < Program.FIRST_READ) {
      index(value - Program.FIRST_INDEX);
    } else {
      code.loadLocal(dialect.local(kind), locals[value]);
    }
    if (kind == Kind.INT && wanted == Kind.FLOAT) {
      dialect.bitsToFloat();
    }
  }

  private void index(int d) {
    int local = frame.index()[d];
    if (d == rank - 1) {
      dialect.count(() -> code.iload(local).loadConstant(shift).iadd());
    } else {
      dialect.spread(Kind.INT, () -> code.iload(local));
    }
  }

  private int word(int value) {
    return program.constants().get(value - program.firstConstant());
  }

  private final class Operands implements Dialect.Operands {
    private final Instr instr;
    private final Kind result;

    Operands(Instr instr, Kind result) {
      this.instr = instr;
      this.result = result;
    }

    @Override
    public void push(int n) {
      boolean chosen = instr.op() == Op.SEL && n > 0;
      ProgramWriter.this.push(instr.operand(n), chosen ? result : instr.op().operand(n));
    }

    @Override
    public int word(int n) {
      return ProgramWriter.this.word(instr.operand(n));
    }
  }
}
