package dev.hearth.compute.cpu.gemm;

import dev.hearth.compute.plan.Piece;
import java.util.Arrays;

/**
 * Rows of A, packed. Where k runs along memory, rows stay whole, for a copy is several times
 * cheaper than a transposition; else panels hold a tile's rows side by side for each k.
 */
final class PanelsOfA {
  private final MicroKernel kernel;
  private final Packing packing;
  private float[] floats = {};
  private boolean whole;
  private int depth;

  PanelsOfA(MicroKernel kernel, Packing packing) {
    this.kernel = kernel;
    this.packing = packing;
  }

  /** Packs rows {@code from} to {@code to - 1} of a piece. */
  void pack(Operand a, Piece piece, int from, int to) {
    this.whole = a.along() == 1 && piece.most() <= MicroKernel.ROW;
    this.depth = piece.most();
    int height = kernel.rows();
    int panel = panelSize();
    int size = Math.ceilDiv(to - from, height) * panel + Packing.SLACK;
    if (floats.length < size) {
      floats = new float[size];
    }
    for (int i = from; i < to; i += height) {
      int at = (i - from) / height * panel;
      int count = Math.min(height, to - i);
      if (whole) {
        rows(a, piece.aAt() + i * a.across(), count, at);
      } else {
        packing.pack(a, piece.aAt() + i * a.across(), count, height, depth, floats, at);
      }
    }
  }

  /** Multiplies panel {@code n} from {@code k} on. */
  void multiply(int n, int k, float[] b, int bAt, int depth, float[] tile) {
    int panel = n * panelSize();
    if (whole) {
      kernel.multiplyRows(floats, panel + k, b, bAt, depth, tile);
    } else {
      kernel.multiply(floats, panel + k * kernel.rows(), b, bAt, depth, tile);
    }
  }

  /** Multiplies panel {@code n} whole, and adds to a total. */
  void add(int n, float[] b, int bAt, int depth, float[] total) {
    int panel = n * panelSize();
    if (whole) {
      kernel.addRows(floats, panel, b, bAt, depth, total);
    } else {
      kernel.add(floats, panel, b, bAt, depth, total);
    }
  }

  /** Element k of row {@code i} of panel {@code n}. */
  float at(int n, int i, int k) {
    int panel = n * panelSize();
    return floats[whole ? panel + i * MicroKernel.ROW + k : panel + k * kernel.rows() + i];
  }

  private int panelSize() {
    return kernel.rows() * (whole ? MicroKernel.ROW : depth);
  }

  private void rows(Operand a, int source, int count, int at) {
    for (int i = 0; i < count; i++) {
      packing.row(a, source + i * a.across(), depth, floats, at + i * MicroKernel.ROW);
    }
    for (int i = count; i < kernel.rows(); i++) {
      int row = at + i * MicroKernel.ROW;
      Arrays.fill(floats, row, row + depth, 0f);
    }
  }
}
