package dev.hearth.compute.cpu.codegen;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.hearth.compute.fold.Instr;
import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.plan.Nest;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;

/** One element at a time. */
final class ScalarDialect implements Dialect {
  private static final ClassDesc SCALARS = Scalars.class.describeConstable().orElseThrow();
  private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
  private static final ClassDesc FLOAT = Float.class.describeConstable().orElseThrow();

  private final CodeBuilder code;

  ScalarDialect(CodeBuilder code) {
    this.code = code;
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public TypeKind local(Kind kind) {
    return kind == Kind.FLOAT ? TypeKind.FLOAT : TypeKind.INT;
  }

  @Override
  public void prepare(Nest nest) {}

  @Override
  public void constant(int word, Kind kind) {
    if (kind == Kind.FLOAT) {
      code.loadConstant(Float.intBitsToFloat(word));
    } else {
      code.loadConstant(word);
    }
  }

  @Override
  public void spread(Kind kind, Runnable number) {
    number.run();
  }

  @Override
  public void count(Runnable number) {
    number.run();
  }

  @Override
  public void load(Kind kind, Runnable place) {
    place.run();
    code.arrayLoad(local(kind));
  }

  @Override
  public void store(Kind kind, Runnable value, Runnable place) {
    place.run();
    value.run();
    code.arrayStore(local(kind));
  }

  @Override
  public void apply(Instr instr, Kind result, Operands operands) {
    for (int n = 0; n < instr.op().arity(); n++) {
      operands.push(n);
    }
    switch (instr.op()) {
      case FADD -> code.fadd();
      case FMUL -> code.fmul();
      case FMA -> floats(MATH, "fma", 3);
      case CANON -> floats(SCALARS, "canonical", 2);
      case FLT -> test("lessFloat", CD_float);
      case FLE -> test("atMostFloat", CD_float);
      case FEQ -> test("equalFloat", CD_float);
      case SEL -> select(result);
      case I2F -> code.i2f();
      case IADD -> code.iadd();
      case ISUB -> code.isub();
      case IMUL -> code.imul();
      case UMULHI -> test("multiplyHigh", CD_int);
      case SHL -> code.ishl();
      case SHR -> code.iushr();
      case AND -> code.iand();
      case OR -> code.ior();
      case XOR -> code.ixor();
      case ILT -> test("lessInt", CD_int);
      case ULT -> test("lessUnsigned", CD_int);
      case IEQ -> test("equalInt", CD_int);
      case BITS -> code.invokestatic(FLOAT, "floatToIntBits", MethodTypeDesc.of(CD_int, CD_float));
      case FNEG -> code.fneg();
      case FABS -> floats(MATH, "abs", 1);
    }
  }

  @Override
  public void flush() {
    code.loadConstant(Op.TINY);
    floats(SCALARS, "canonical", 2);
  }

  @Override
  public void bitsToFloat() {
    code.invokestatic(FLOAT, "intBitsToFloat", MethodTypeDesc.of(CD_float, CD_int));
  }

  private void floats(ClassDesc owner, String method, int arity) {
    code.invokestatic(
        owner, method, MethodTypeDesc.of(CD_float, Collections.nCopies(arity, CD_float)));
  }

  private void test(String method, ClassDesc operand) {
    code.invokestatic(SCALARS, method, MethodTypeDesc.of(CD_int, operand, operand));
  }

  private void select(Kind result) {
    ClassDesc type = result == Kind.FLOAT ? CD_float : CD_int;
    String method = result == Kind.FLOAT ? "selectFloat" : "selectInt";
    code.invokestatic(SCALARS, method, MethodTypeDesc.of(type, CD_int, type, type));
  }
}
