package dev.hearth.compute.cpu.gemm;

import static jdk.incubator.vector.VectorOperators.LT;

import dev.hearth.compute.cpu.exec.Species;
import dev.hearth.compute.fold.Op;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Rows} by vectors; a template, see {@link Species#specialise}. */
final class VectorRows implements Rows {
  private static final VectorSpecies<Float> S = Species.given(MethodHandles.lookup());

  /**
   * Whole vectors even where the width is no multiple: what runs over is overwritten by the next k.
   * The last rows of {@code from} go one by one, for there is nothing behind them to read.
   */
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
    int reach = (width + S.length() - 1) / S.length() * S.length();
    int k = 0;
    for (; k < depth && at + k * stride + reach <= from.length; k++) {
      for (int j = 0; j < reach; j += S.length()) {
        FloatVector x = FloatVector.fromArray(S, from, at + k * stride + j);
        x.blend(0f, x.abs().compare(LT, threshold)).intoArray(to, toAt + k * width + j);
      }
    }
    for (; k < depth; k++) {
      canonical(from, at + k * stride, to, toAt + k * width, width, threshold);
    }
  }

  @Override
  public void canonical(float[] from, int at, float[] to, int toAt, int n, float threshold) {
    int j = 0;
    for (; j + S.length() <= n; j += S.length()) {
      FloatVector x = FloatVector.fromArray(S, from, at + j);
      x.blend(0f, x.abs().compare(LT, threshold)).intoArray(to, toAt + j);
    }
    for (; j < n; j++) {
      to[toAt + j] = PlainRows.canonical(from[at + j], threshold);
    }
  }

  @Override
  public void accumulate(float a, float[] x, int xAt, float[] y, int yAt, int n) {
    int j = 0;
    for (; j + S.length() <= n; j += S.length()) {
      FloatVector sum = FloatVector.fromArray(S, y, yAt + j);
      FloatVector.broadcast(S, a)
          .fma(FloatVector.fromArray(S, x, xAt + j), sum)
          .intoArray(y, yAt + j);
    }
    for (; j < n; j++) {
      y[yAt + j] = Math.fma(a, x[xAt + j], y[yAt + j]);
    }
  }

  @Override
  public void add(Tile tile, float threshold) {
    float[] sums = tile.sums;
    float[] total = tile.total;
    for (int n = 0; n < sums.length; n += S.length()) {
      FloatVector x = FloatVector.fromArray(S, sums, n);
      FloatVector y = FloatVector.fromArray(S, total, n);
      FloatVector sum = y.add(x.blend(0f, x.abs().compare(LT, Op.TINY)));
      sum.blend(0f, sum.abs().compare(LT, threshold)).intoArray(total, n);
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
      int from = i * tile.width;
      int to = tile.cAt + i * tile.cRow;
      int j = 0;
      for (; j + S.length() <= tile.columns; j += S.length()) {
        FloatVector x = FloatVector.fromArray(S, values, from + j);
        x.blend(0f, x.abs().compare(LT, threshold)).intoArray(c, to + j);
      }
      for (; j < tile.columns; j++) {
        c[to + j] = PlainRows.canonical(values[from + j], threshold);
      }
    }
  }

  @Override
  public void scale(Tile tile, float[] values, float[] c, float factor) {
    for (int i = 0; i < tile.rows; i++) {
      int from = i * tile.width;
      int to = tile.cAt + i * tile.cRow;
      int j = 0;
      for (; j + S.length() <= tile.columns; j += S.length()) {
        FloatVector x = FloatVector.fromArray(S, values, from + j).mul(factor);
        x.blend(0f, x.abs().compare(LT, Op.TINY)).intoArray(c, to + j);
      }
      for (; j < tile.columns; j++) {
        c[to + j] = PlainRows.canonical(values[from + j] * factor, Op.TINY);
      }
    }
  }
}
