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
  public void addBlock(float[] block, int at, float[] to, int toAt, int n, float threshold) {
    for (int j = 0; j < n; j++) {
      float sum = to[toAt + j] + canonical(block[at + j], Op.TINY);
      to[toAt + j] = canonical(sum, threshold);
    }
  }

  @Override
  public void scaled(float[] from, int at, float[] to, int toAt, int n, float factor) {
    for (int j = 0; j < n; j++) {
      to[toAt + j] = canonical(from[at + j] * factor, Op.TINY);
    }
  }

  @Override
  public void accumulate(float a, float[] x, int xAt, float[] y, int yAt, int n) {
    for (int j = 0; j < n; j++) {
      y[yAt + j] = Math.fma(a, x[xAt + j], y[yAt + j]);
    }
  }

  static float canonical(float x, float threshold) {
    return Math.abs(x) < threshold ? 0f : x;
  }
}
