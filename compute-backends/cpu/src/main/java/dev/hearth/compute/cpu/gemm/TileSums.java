package dev.hearth.compute.cpu.gemm;

import dev.hearth.compute.plan.Depth;
import dev.hearth.compute.plan.Piece;
import java.util.Arrays;

/** Sums one tile over one piece from packed panels; rows or elements may differ in their k. */
record TileSums(MicroKernel kernel, Rows rows) {
  /**
   * @param i0 the tile's first row
   * @param j0 its first column
   * @param panel the number of A's panel
   * @param bAt where B's panel begins
   */
  void sum(Piece piece, int i0, int j0, PanelsOfA a, int panel, float[] b, int bAt, Tile tile) {
    Arrays.fill(tile.sums, 0f);
    if (piece.depth().column() == 0) {
      sumRows(piece, i0, a, panel, b, bAt, tile);
    } else {
      int most = piece.depth().most(i0, i0 + tile.rows, j0, j0 + tile.columns);
      a.multiply(panel, 0, b, bAt, most, tile.sums);
      shorten(piece.depth(), i0, j0, most, a, panel, b, bAt, tile);
    }
  }

  /** The k that all rows take go through the kernel, those before and after row by row. */
  private void sumRows(Piece piece, int i0, PanelsOfA a, int panel, float[] b, int bAt, Tile tile) {
    int i1 = i0 + tile.rows;
    int from = piece.start().latest(i0, i1);
    int to = Math.max(from, piece.depth().least(i0, i1, 0, 1));
    for (int i = i0; i < i1; i++) {
      int end = Math.min(from, piece.depth().of(i, 0));
      extend(piece.start().of(i), end, i - i0, a, panel, b, bAt, tile);
    }
    a.multiply(panel, from, b, bAt + from * kernel.columns(), to - from, tile.sums);
    for (int i = i0; i < i1; i++) {
      extend(to, piece.depth().of(i, 0), i - i0, a, panel, b, bAt, tile);
    }
  }

  private void extend(
      int from, int to, int i, PanelsOfA a, int panel, float[] b, int bAt, Tile tile) {
    int width = kernel.columns();
    for (int k = from; k < to; k++) {
      rows.accumulate(a.at(panel, i, k), b, bAt + k * width, tile.sums, i * width, width);
    }
  }

  /** Sums the elements again that take fewer k than the most: under a causal mask, none at all. */
  private void shorten(
      Depth depth,
      int i0,
      int j0,
      int most,
      PanelsOfA a,
      int panel,
      float[] b,
      int bAt,
      Tile tile) {
    if (depth.least(i0, i0 + tile.rows, j0, j0 + tile.columns) == most) {
      return;
    }
    for (int i = 0; i < tile.rows; i++) {
      for (int j = 0; j < tile.columns; j++) {
        int end = depth.of(i0 + i, j0 + j);
        if (end < most) {
          tile.sums[i * tile.width + j] = sum(end, a, panel, i, b, bAt + j);
        }
      }
    }
  }

  private float sum(int end, PanelsOfA a, int panel, int i, float[] b, int bAt) {
    float sum = 0f;
    for (int k = 0; k < end; k++) {
      sum = Math.fma(a.at(panel, i, k), b[bAt + k * kernel.columns()], sum);
    }
    return sum;
  }
}
