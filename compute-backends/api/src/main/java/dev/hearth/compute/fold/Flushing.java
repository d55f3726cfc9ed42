package dev.hearth.compute.fold;

/** See {@link Arithmetic#FLUSHING}. */
final class Flushing {
  private static final int SIGN = 0x80000000;

  private Flushing() {}

  static int apply(Op op, int a, int b, int c) {
    return switch (op) {
      case FADD, FMUL, FMA, FLT, FLE, FEQ, CANON ->
          result(op, op.apply(flushed(a), flushed(b), flushed(c)));
      default -> op.apply(a, b, c);
    };
  }

  private static int result(Op op, int word) {
    return op.result() == Kind.FLOAT ? flushed(word) : word;
  }

  private static int flushed(int word) {
    return Math.abs(Float.intBitsToFloat(word)) < Float.MIN_NORMAL ? word & SIGN : word;
  }
}
