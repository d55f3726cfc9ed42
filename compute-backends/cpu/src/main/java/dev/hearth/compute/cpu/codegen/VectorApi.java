package dev.hearth.compute.cpu.codegen;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.hearth.compute.cpu.exec.Lanes;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Calls of the Vector API, written into a method under construction. */
public final class VectorApi {
  public static final ClassDesc FLOATS = api("FloatVector");
  public static final ClassDesc INTS = api("IntVector");
  public static final ClassDesc VECTOR = api("Vector");
  public static final ClassDesc SPECIES = api("VectorSpecies");
  public static final ClassDesc MASK = api("VectorMask");
  private static final ClassDesc OPERATORS = api("VectorOperators");
  private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
  private static final ClassDesc BINARY = OPERATORS.nested("Binary");
  private static final ClassDesc ASSOCIATIVE = OPERATORS.nested("Associative");
  private static final ClassDesc CONVERSION = OPERATORS.nested("Conversion");

  private final CodeBuilder code;
  private final String species;

  public VectorApi(CodeBuilder code, Lanes lanes) {
    this.code = code;
    this.species = "SPECIES_" + lanes.count() * Float.SIZE;
  }

  private static ClassDesc api(String name) {
    return ClassDesc.of("jdk.incubator.vector." + name);
  }

  /** Pushes the species of {@code owner}, FLOATS or INTS: a constant to the compiler. */
  public void species(ClassDesc owner) {
    code.getstatic(owner, species, SPECIES);
  }

  /** The stack holds the array and the index, the species below them. */
  public void load(ClassDesc owner) {
    MethodTypeDesc type = MethodTypeDesc.of(owner, SPECIES, element(owner).arrayType(), CD_int);
    code.invokestatic(owner, "fromArray", type);
  }

  /** Like {@link #load}, the mask on top; lanes that are not set read nothing and are 0. */
  void loadMasked(ClassDesc owner) {
    ClassDesc array = element(owner).arrayType();
    code.invokestatic(owner, "fromArray", MethodTypeDesc.of(owner, SPECIES, array, CD_int, MASK));
  }

  /** The stack holds the vector, the array and the index. */
  public void store(ClassDesc owner) {
    MethodTypeDesc type = MethodTypeDesc.of(CD_void, element(owner).arrayType(), CD_int);
    code.invokevirtual(owner, "intoArray", type);
  }

  /** The stack holds the value, the species below it. */
  public void broadcast(ClassDesc owner) {
    MethodTypeDesc type = MethodTypeDesc.of(owner, SPECIES, element(owner));
    code.invokestatic(owner, "broadcast", type);
  }

  public void zero(ClassDesc owner) {
    species(owner);
    code.invokestatic(owner, "zero", MethodTypeDesc.of(owner, SPECIES));
  }

  /** {@code a.fma(b, c)}, all three on the stack. */
  public void fma() {
    code.invokevirtual(FLOATS, "fma", MethodTypeDesc.of(FLOATS, VECTOR, VECTOR));
  }

  /** A method of {@code owner} that takes another vector and gives one. */
  public void binary(ClassDesc owner, String method) {
    code.invokevirtual(owner, method, MethodTypeDesc.of(owner, VECTOR));
  }

  /** A method of {@code owner} without arguments. */
  public void unary(ClassDesc owner, String method) {
    code.invokevirtual(owner, method, MethodTypeDesc.of(owner));
  }

  /** {@code a.compare(operator, b)}; a is on the stack, {@code b} pushes the other. */
  public void compare(ClassDesc owner, String operator, Runnable b) {
    constant(operator, COMPARISON);
    b.run();
    code.invokevirtual(owner, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
  }

  /** {@code a.blend(b, mask)}, all three on the stack. */
  public void blend() {
    code.invokevirtual(FLOATS, "blend", MethodTypeDesc.of(FLOATS, VECTOR, MASK));
  }

  /** Makes the mask on the stack one of {@code owner}. */
  void castMask(ClassDesc owner) {
    species(owner);
    code.invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
  }

  /** {@code a.lanewise(operator, count)} of ints, a on the stack. */
  void shift(String operator, int count) {
    constant(operator, BINARY);
    code.loadConstant(count);
    code.invokevirtual(INTS, "lanewise", MethodTypeDesc.of(INTS, BINARY, CD_int));
  }

  /** {@code a ^ b} of ints; a is on the stack, {@code b} pushes the other. */
  void xor(Runnable b) {
    constant("XOR", ASSOCIATIVE);
    b.run();
    code.invokevirtual(INTS, "lanewise", MethodTypeDesc.of(INTS, BINARY, VECTOR));
  }

  /** The nearest floats of ints on the stack. */
  void toFloats() {
    constant("I2F", CONVERSION);
    code.iconst_0();
    code.invokevirtual(VECTOR, "convert", MethodTypeDesc.of(VECTOR, CONVERSION, CD_int));
    code.checkcast(FLOATS);
  }

  void bitsOfFloats() {
    code.invokevirtual(FLOATS, "reinterpretAsInts", MethodTypeDesc.of(INTS));
  }

  void floatsOfBits() {
    code.invokevirtual(INTS, "reinterpretAsFloats", MethodTypeDesc.of(FLOATS));
  }

  /** Adds 0, step, 2 step, ... to the lanes of the ints on the stack. */
  void addLaneNumbers(int step) {
    code.loadConstant(step);
    code.invokevirtual(INTS, "addIndex", MethodTypeDesc.of(INTS, CD_int));
  }

  private void constant(String operator, ClassDesc type) {
    code.getstatic(OPERATORS, operator, type);
  }

  private static ClassDesc element(ClassDesc owner) {
    return owner.equals(FLOATS) ? CD_float : CD_int;
  }
}
