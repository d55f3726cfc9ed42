package dev.hearth.compute.cpu.gemm;

import dev.hearth.compute.plan.Piece;
import java.util.List;

/**
 * C = A B over some blocks of k that follow each other: element (i, j) of C lies at {@code cAt + i
 * * cRow + j}.
 *
 * @param first whether these are the first blocks, or C holds the sum of those before
 */
record Product(
    Operand a,
    Operand b,
    float[] c,
    int cAt,
    int cRow,
    int rows,
    int columns,
    List<Piece> pieces,
    boolean first,
    Finish finish) {
  /** Whether all elements take all k, and their sums are neither flushed between nor scaled. */
  boolean isPlain() {
    return finish.eachBlock() == 0
        && finish.scale() == 1
        && pieces.stream().allMatch(Piece::isPlain);
  }

  int depth() {
    return pieces.stream().mapToInt(Piece::most).sum();
  }
}
