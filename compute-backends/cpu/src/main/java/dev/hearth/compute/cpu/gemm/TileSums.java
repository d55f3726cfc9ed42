package dev.hearth.compute.cpu.gemm;

import java.util.Arrays;

/** Sums one tile of a product from packed panels, where rows or elements may differ in their k. */
record TileSums(MicroKernel kernel, Rows rows) {
  /**
   * The tile of rows {@code i0} and columns {@code j0} on.
   *
   * @param panel the number of A's panel
   */
  void sum(Product p, int i0, int j0, int panel, Scratch own, float[] b) {
    Tile tile = own.tile;
    int bAt = j0 * p.depth().maximum();
    Arrays.fill(tile.sums, 0f);
    if (p.depth().column() == 0) {
      sumRows(p, i0, panel, own, b, bAt);
    } else {
      int most = p.depth().most(i0, i0 + tile.rows, j0, j0 + tile.columns);
      own.a.multiply(panel, 0, b, bAt, most, tile.sums);
      shorten(p.depth(), i0, j0, most, panel, own, b, bAt);
    }
  }

  /** The k that all rows take go through the kernel, those before and after row by row. */
  private void sumRows(Product p, int i0, int panel, Scratch own, float[] b, int bAt) {
    int i1 = i0 + own.tile.rows;
    int from = p.start().latest(i0, i1);
    int to = Math.max(from, p.depth().least(i0, i1, 0, 1));
    if (from > 0) {
      for (int i = i0; i < i1; i++) {
        int end = Math.min(from, p.depth().of(i, 0));
        extend(p.start().of(i), end, i - i0, panel, own, b, bAt);
      }
    }
    own.a.multiply(panel, from, b, bAt + from * kernel.columns(), to - from, own.tile.sums);
    if (p.depth().row() != 0) {
      for (int i = i0; i < i1; i++) {
        extend(to, p.depth().of(i, 0), i - i0, panel, own, b, bAt);
      }
    }
  }

  private void extend(int from, int to, int i, int panel, Scratch own, float[] b, int bAt) {
    int width = kernel.columns();
    for (int k = from; k < to; k++) {
      rows.accumulate(
          own.a.at(panel, i, k), b, bAt + k * width, own.tile.sums, i * width, width);
    }
  }

  /** Sums the elements again that take fewer k than the most: under a causal mask, none at all. */
  private void shorten(
      Depth depth, int i0, int j0, int most, int panel, Scratch own, float[] b, int bAt) {
    Tile tile = own.tile;
    if (depth.least(i0, i0 + tile.rows, j0, j0 + tile.columns) == most) {
      return;
    }
    for (int i = 0; i < tile.rows; i++) {
      for (int j = 0; j < tile.columns; j++) {
        int end = depth.of(i0 + i, j0 + j);
        if (end < most) {
          tile.sums[i * tile.width + j] = sum(end, panel, i, own, b, bAt + j);
        }
      }
    }
  }

  private float sum(int end, int panel, int i, Scratch own, float[] b, int bAt) {
    float sum = 0f;
    for (int k = 0; k < end; k++) {
      sum = Math.fma(own.a.at(panel, i, k), b[bAt + k * kernel.columns()], sum);
    }
    return sum;
  }
}
