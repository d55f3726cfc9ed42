package dev.hearth.compute.cpu.gemm;

import dev.hearth.compute.fold.Op;

/** {@link Rows} in plain Java. */
final class PlainRows implements Rows {
  @Override
  public void panel(
      float[] from,
      int at,
      int stride,
      int depth,
      float[] to,
      int toAt,
      int width,
      float threshold) {
    for (int k = 0; k < depth; k++) {
      canonical(from, at + k * stride, to, toAt + k * width, width, threshold);
    }
  }

  @Override
  public void canonical(float[] from, int at, float[] to, int toAt, int n, float threshold) {
    for (int j = 0; j < n; j++) {
      to[toAt + j] = canonical(from[at + j], threshold);
    }
  }

  @Override
  public void accumulate(float a, float[] x, int xAt, float[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = Math.fma(a, x[xAt + j], y[yAt + j]);
    }
  }

  @Override
  public void store(Tile tile, float[] c) {
    for (int i = 0; i < tile.rows; i++) {
      canonical(
          tile.sums, i * tile.width, c, tile.cAt + i * tile.cRow, tile.columns, Op.TINY);
    }
  }

  @Override
  public void add(Tile tile, float[] c, float threshold) {
    for (int i = 0; i < tile.rows; i++) {
      int from = i * tile.width;
      int to = tile.cAt + i * tile.cRow;
      for (int j = 0; j < tile.columns; j++) {
        c[to + j] = added(c[to + j], tile.sums[from + j], threshold);
      }
    }
  }

  @Override
  public void scale(Tile tile, float[] c, float factor) {
    for (int i = 0; i < tile.rows; i++) {
      int from = i * tile.width;
      int to = tile.cAt + i * tile.cRow;
      for (int j = 0; j < tile.columns; j++) {
        c[to + j] = canonical(tile.sums[from + j] * factor, Op.TINY);
      }
    }
  }

  static float added(float c, float block, float threshold) {
    return canonical(c + canonical(block, Op.TINY), threshold);
  }

  static float canonical(float x, float threshold) {
    return Math.abs(x) < threshold ? 0f : x;
  }
}
