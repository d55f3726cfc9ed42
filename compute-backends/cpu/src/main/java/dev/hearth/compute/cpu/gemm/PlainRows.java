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
  public void add(Tile tile, float threshold) {
    float[] sums = tile.sums;
    float[] total = tile.total;
    for (int n = 0; n < sums.length; n++) {
      total[n] = canonical(total[n] + canonical(sums[n], Op.TINY), threshold);
    }
  }

  @Override
  public void load(Tile tile, float[] c) {
    for (int i = 0; i < tile.rows; i++) {
      int from = tile.cAt + i * tile.cRow;
      System.arraycopy(c, from, tile.total, i * tile.width, tile.columns);
    }
  }

  @Override
  public void store(Tile tile, float[] values, float[] c, float threshold) {
    for (int i = 0; i < tile.rows; i++) {
      int to = tile.cAt + i * tile.cRow;
      canonical(values, i * tile.width, c, to, tile.columns, threshold);
    }
  }

  @Override
  public void scale(Tile tile, float[] values, float[] c, float factor) {
    for (int i = 0; i < tile.rows; i++) {
      int from = i * tile.width;
      int to = tile.cAt + i * tile.cRow;
      for (int j = 0; j < tile.columns; j++) {
        c[to + j] = canonical(values[from + j] * factor, Op.TINY);
      }
    }
  }

  static float canonical(float x, float threshold) {
    return Math.abs(x) < threshold ? 0f : x;
  }
}
