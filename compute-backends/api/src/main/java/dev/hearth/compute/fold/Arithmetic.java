package dev.hearth.compute.fold;

/** How a machine does one instruction. */
@FunctionalInterface
public interface Arithmetic {
  /** By definition. */
  Arithmetic IEEE = Op::apply;

  /**
   * As a machine without subnormals: zeros of the same sign stand for them, in operands and results
   * of arithmetic and comparisons. No sound operator tells the difference on canonical inputs;
   * where one does, a range argument of its is wrong.
   */
  Arithmetic FLUSHING = Flushing::apply;

  int apply(Op op, int a, int b, int c);
}
