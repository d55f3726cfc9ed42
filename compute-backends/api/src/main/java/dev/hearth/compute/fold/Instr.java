package dev.hearth.compute.fold;

/**
 * One instruction. Operands are value numbers as {@link Program} counts them, 0 where unused.
 *
 * @param flush the result passes {@link Op#canonical(int)}
 */
public record Instr(Op op, boolean flush, int a, int b, int c) {
  /** The value number of operand {@code n}. */
  public int operand(int n) {
    return switch (n) {
      case 0 -> a;
      case 1 -> b;
      default -> c;
    };
  }
}
