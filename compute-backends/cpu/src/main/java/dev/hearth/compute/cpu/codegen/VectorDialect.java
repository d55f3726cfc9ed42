package dev.hearth.compute.cpu.codegen;

import static dev.hearth.compute.cpu.codegen.VectorApi.FLOATS;
import static dev.hearth.compute.cpu.codegen.VectorApi.INTS;

import dev.hearth.compute.cpu.exec.Lanes;
import dev.hearth.compute.fold.Instr;
import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.plan.Nest;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.Map;

/**
 * Neighbours along the last index, one a lane. Every mask is one of floats. The flush is written
 * out each time: in a method of its own it stops being inlined in large loops, and then every
 * vector becomes an object.
 */
final class VectorDialect implements Dialect {
  private record Constant(int word, Kind kind) {}

  private static final Constant ZERO = new Constant(0, Kind.FLOAT);
  private static final Constant TINY = new Constant(Float.floatToRawIntBits(Op.TINY), Kind.FLOAT);
  private static final Constant NAN = new Constant(Op.NAN, Kind.FLOAT);

  private final CodeBuilder code;
  private final VectorApi vectors;
  private final Lanes lanes;
  private final Map<Constant, Integer> constants = new HashMap<>();
  private final int spare;
  private final int mask;
  private final int limit;
  private boolean limited;

  VectorDialect(CodeBuilder code, Lanes lanes) {
    this.code = code;
    this.vectors = new VectorApi(code, lanes);
    this.lanes = lanes;
    this.spare = code.allocateLocal(TypeKind.REFERENCE);
    this.mask = code.allocateLocal(TypeKind.REFERENCE);
    this.limit = code.allocateLocal(TypeKind.REFERENCE);
  }

  @Override
  public int lanes() {
    return lanes.count();
  }

  @Override
  public TypeKind local(Kind kind) {
    return TypeKind.REFERENCE;
  }

  @Override
  public void prepare(Nest nest) {
    define(ZERO);
    define(TINY);
    define(NAN);
    nest.programs().forEach(this::constants);
  }

  @Override
  public void constant(int word, Kind kind) {
    code.aload(constants.get(new Constant(word, kind)));
  }

  @Override
  public void spread(Kind kind, Runnable number) {
    vectors.species(owner(kind));
    number.run();
    vectors.broadcast(owner(kind));
  }

  @Override
  public void count(Runnable number) {
    spread(Kind.INT, number);
    vectors.addLaneNumbers(1);
  }

  @Override
  public void load(Kind kind, Runnable place) {
    vectors.species(owner(kind));
    place.run();
    if (!limited) {
      vectors.load(owner(kind));
      return;
    }
    code.aload(limit);
    if (kind == Kind.INT) {
      vectors.castMask(INTS);
    }
    vectors.loadMasked(owner(kind));
  }

  /**
   * Until {@link #unlimit}, loads reach only for the lanes where {@code first + step * lane} is at
   * least {@code bound}; first is a long on the stack, bound an int.
   */
  void limit(Runnable first, int step, Runnable bound) {
    spread(
        Kind.INT,
        () -> {
          first.run();
          code.l2i();
        });
    vectors.addLaneNumbers(step);
    vectors.compare(INTS, "GE", () -> spread(Kind.INT, bound));
    vectors.castMask(FLOATS);
    code.astore(limit);
    limited = true;
  }

  void unlimit() {
    limited = false;
  }

  /** Moves the value on the stack to {@code local} in the lanes of the limit. */
  void keepLimited(Kind kind, int local) {
    toFloats(kind);
    code.astore(spare).aload(local);
    toFloats(kind);
    code.aload(spare).aload(limit);
    vectors.blend();
    if (kind == Kind.INT) {
      vectors.bitsOfFloats();
    }
    code.astore(local);
  }

  @Override
  public void store(Kind kind, Runnable value, Runnable place) {
    value.run();
    place.run();
    vectors.store(owner(kind));
  }

  @Override
  public void apply(Instr instr, Kind result, Operands operands) {
    switch (instr.op()) {
      case SEL -> select(result, operands);
      case I2F -> {
        operands.push(0);
        vectors.toFloats();
      }
      case SHL -> shift("LSHL", operands);
      case SHR -> shift("LSHR", operands);
      case FLT, FLE, FEQ -> compare(FLOATS, instr.op(), operands);
      case ILT, ULT, IEQ -> {
        compare(INTS, instr.op(), operands);
        vectors.castMask(FLOATS);
      }
      case CANON -> {
        operands.push(0);
        canonical(() -> operands.push(1));
      }
      case BITS -> {
        operands.push(0);
        bits();
      }
      case XOR -> {
        operands.push(0);
        vectors.xor(() -> operands.push(1));
      }
      case UMULHI -> throw new IllegalStateException("no vectors for " + instr);
      default -> lanewise(instr.op(), operands);
    }
  }

  @Override
  public void flush() {
    canonical(() -> push(TINY));
  }

  @Override
  public void bitsToFloat() {
    vectors.floatsOfBits();
  }

  private static ClassDesc owner(Kind kind) {
    return kind == Kind.FLOAT ? FLOATS : INTS;
  }

  private void constants(Program program) {
    for (int v = program.firstConstant(); v < program.firstInstr(); v++) {
      int word = program.constants().get(v - program.firstConstant());
      define(new Constant(word, program.kinds().get(v)));
    }
  }

  private void define(Constant constant) {
    if (!constants.containsKey(constant)) {
      int local = code.allocateLocal(TypeKind.REFERENCE);
      spread(constant.kind(), () -> number(constant));
      code.astore(local);
      constants.put(constant, local);
    }
  }

  private void number(Constant constant) {
    if (constant.kind() == Kind.FLOAT) {
      code.loadConstant(Float.intBitsToFloat(constant.word()));
    } else {
      code.loadConstant(constant.word());
    }
  }

  private void push(Constant constant) {
    constant(constant.word(), constant.kind());
  }

  private void lanewise(Op op, Operands operands) {
    for (int n = 0; n < op.arity(); n++) {
      operands.push(n);
    }
    switch (op) {
      case FADD -> vectors.binary(FLOATS, "add");
      case FMUL -> vectors.binary(FLOATS, "mul");
      case FMA -> vectors.fma();
      case IADD -> vectors.binary(INTS, "add");
      case ISUB -> vectors.binary(INTS, "sub");
      case IMUL -> vectors.binary(INTS, "mul");
      case AND -> vectors.binary(INTS, "and");
      case OR -> vectors.binary(INTS, "or");
      case FNEG -> vectors.unary(FLOATS, "neg");
      case FABS -> vectors.unary(FLOATS, "abs");
      default -> throw new IllegalStateException("not lanewise: " + op);
    }
  }

  private void compare(ClassDesc owner, Op op, Operands operands) {
    operands.push(0);
    vectors.compare(owner, comparison(op), () -> operands.push(1));
  }

  private static String comparison(Op op) {
    return switch (op) {
      case FLT, ILT -> "LT";
      case FLE -> "LE";
      case ULT -> "ULT";
      default -> "EQ";
    };
  }

  private void shift(String operator, Operands operands) {
    operands.push(0);
    vectors.shift(operator, operands.word(1));
  }

  private void select(Kind result, Operands operands) {
    operands.push(2);
    toFloats(result);
    operands.push(1);
    toFloats(result);
    operands.push(0);
    vectors.blend();
    if (result == Kind.INT) {
      vectors.bitsOfFloats();
    }
  }

  private void toFloats(Kind kind) {
    if (kind == Kind.INT) {
      vectors.floatsOfBits();
    }
  }

  private void canonical(Runnable threshold) {
    code.dup();
    vectors.unary(FLOATS, "abs");
    vectors.compare(FLOATS, "LT", threshold);
    code.astore(mask);
    push(ZERO);
    code.aload(mask);
    vectors.blend();
  }

  private void bits() {
    code.astore(spare).aload(spare);
    push(NAN);
    code.aload(spare);
    vectors.compare(FLOATS, "NE", () -> code.aload(spare));
    vectors.blend();
    vectors.bitsOfFloats();
  }
}
