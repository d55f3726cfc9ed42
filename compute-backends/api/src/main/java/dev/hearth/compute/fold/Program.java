package dev.hearth.compute.fold;

import java.util.List;

/**
 * Straight-line single-assignment code. Its values are numbered: 0 the accumulator, 1 k, 2 to 7 the
 * output indices, then the reads, the constants and the instructions in order.
 *
 * @param constants words
 * @param kinds one a value; a constant's says how it was meant
 * @param result a value number
 */
public record Program(
    List<Read> reads, List<Integer> constants, List<Instr> code, List<Kind> kinds, int result) {
  public static final int ACCUMULATOR = 0;
  public static final int K = 1;
  public static final int FIRST_INDEX = 2;
  public static final int FIRST_READ = FIRST_INDEX + Stage.MAX_RANK;
  public static final int MAX_CODE = 64;
  static final int MAX_VALUES = 255;

  public Program {
    reads = List.copyOf(reads);
    constants = List.copyOf(constants);
    code = List.copyOf(code);
    kinds = List.copyOf(kinds);
  }

  public int firstConstant() {
    return FIRST_READ + reads.size();
  }

  public int firstInstr() {
    return firstConstant() + constants.size();
  }

  /** The number of values. */
  public int size() {
    return firstInstr() + code.size();
  }
}
