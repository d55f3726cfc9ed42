package dev.hearth.compute.fold;

import static dev.hearth.compute.fold.Kind.BOOL;
import static dev.hearth.compute.fold.Kind.FLOAT;
import static dev.hearth.compute.fold.Kind.INT;

import java.util.List;

/**
 * The instructions, and in {@link #apply} the only definition of what each does. Values are 32-bit
 * words; floats are IEEE 754 binary32, rounded to nearest even; every NaN result is {@link #NAN}.
 *
 * <p>The order is part of the canonical bytes: append, never insert.
 */
public enum Op {
  FADD(FLOAT, FLOAT, FLOAT),
  FMUL(FLOAT, FLOAT, FLOAT),
  /** a * b + c, rounded once. */
  FMA(FLOAT, FLOAT, FLOAT, FLOAT),
  /** +0 where |a| < b or a is a zero, else a. */
  CANON(FLOAT, FLOAT, FLOAT),
  FLT(BOOL, FLOAT, FLOAT),
  FLE(BOOL, FLOAT, FLOAT),
  FEQ(BOOL, FLOAT, FLOAT),
  /** b where a holds, else c. The result is INT when both are, else FLOAT. */
  SEL(FLOAT, BOOL, FLOAT, FLOAT),
  /** A signed integer to the nearest float. */
  I2F(FLOAT, INT),
  IADD(INT, INT, INT),
  ISUB(INT, INT, INT),
  IMUL(INT, INT, INT),
  /** The high word of the unsigned product. */
  UMULHI(INT, INT, INT),
  /** Shift left; the count is a constant of 0 to 31. */
  SHL(INT, INT, INT),
  /** Shift right, zeros coming in; the count is a constant of 0 to 31. */
  SHR(INT, INT, INT),
  AND(INT, INT, INT),
  OR(INT, INT, INT),
  XOR(INT, INT, INT),
  ILT(BOOL, INT, INT),
  /** Unsigned less than. */
  ULT(BOOL, INT, INT),
  IEQ(BOOL, INT, INT),
  /** The bits of a float, every NaN as {@link #NAN}. */
  BITS(INT, FLOAT),
  FNEG(FLOAT, FLOAT),
  FABS(FLOAT, FLOAT);

  /** The one NaN that may become bits. */
  public static final int NAN = 0x7fc00000;

  /** Below this magnitude a stored float is +0. */
  public static final float TINY = 0x1p-100f;

  private static final int TINY_WORD = Float.floatToRawIntBits(TINY);

  private final Kind result;
  private final List<Kind> operands;

  Op(Kind result, Kind... operands) {
    this.result = result;
    this.operands = List.of(operands);
  }

  public int arity() {
    return operands.size();
  }

  /** The kind wanted of operand {@code n}. */
  public Kind operand(int n) {
    return operands.get(n);
  }

  /** The kind of the result; that of {@link #SEL} follows its operands. */
  public Kind result() {
    return result;
  }

  /** Whether the result may be flushed: the arithmetic that can reach below 2^-100. */
  public boolean rounds() {
    return this == FADD || this == FMUL || this == FMA;
  }

  /** Unused operands are ignored; a BOOL is 0 or 1. */
  public int apply(int a, int b, int c) {
    return switch (this) {
      case FADD -> word(real(a) + real(b));
      case FMUL -> word(real(a) * real(b));
      case FMA -> word(Math.fma(real(a), real(b), real(c)));
      case CANON -> canonical(word(real(a)), b);
      case FLT -> truth(real(a) < real(b));
      case FLE -> truth(real(a) <= real(b));
      case FEQ -> truth(real(a) == real(b));
      case SEL -> a != 0 ? b : c;
      case I2F -> word((float) a);
      case IADD -> a + b;
      case ISUB -> a - b;
      case IMUL -> a * b;
      case UMULHI -> (int) (((a & 0xffffffffL) * (b & 0xffffffffL)) >>> 32);
      case SHL -> a << b;
      case SHR -> a >>> b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case ILT -> truth(a < b);
      case ULT -> truth(Integer.compareUnsigned(a, b) < 0);
      case IEQ -> truth(a == b);
      case BITS -> word(real(a));
      case FNEG -> a ^ 0x80000000;
      case FABS -> a & 0x7fffffff;
    };
  }

  /** The word as it is stored, and what the flush bit of an instruction does to its result. */
  public static int canonical(int word) {
    return canonical(word(real(word)), TINY_WORD);
  }

  /** {@link #canonical(int)} for the host's own floats. */
  public static float canonical(float x) {
    return real(canonical(word(x)));
  }

  private static int canonical(int word, int threshold) {
    return Math.abs(real(word)) < real(threshold) || word << 1 == 0 ? 0 : word;
  }

  private static float real(int word) {
    return Float.intBitsToFloat(word);
  }

  private static int word(float x) {
    return Float.isNaN(x) ? NAN : Float.floatToRawIntBits(x);
  }

  private static int truth(boolean holds) {
    return holds ? 1 : 0;
  }
}
