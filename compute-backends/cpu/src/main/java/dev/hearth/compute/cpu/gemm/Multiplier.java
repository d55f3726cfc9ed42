package dev.hearth.compute.cpu.gemm;

import dev.hearth.compute.cpu.Hidden;
import dev.hearth.compute.cpu.Lanes;
import dev.hearth.compute.cpu.Species;
import dev.hearth.compute.cpu.Workers;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Multiplies matrices as BLIS does (Van Zee, van de Geijn 2015): panels of B for a run of k, then
 * for blocks of rows the panels of A, then tiles. A tile's sums start at +0 and end in {@link
 * Product#store}; nothing else decides bits, so blocks and workers are free.
 */
public final class Multiplier {
  /** A's panels of one block, in floats: 240 KiB, a part of L2. */
  private static final int BLOCK = 60 * 1024;

  private static final int PANELS_A_TASK = 8;

  private final MicroKernel kernel;
  private final Rows rows;
  private final Packing packing;
  private final Workers workers;
  private final Scratch[] scratch;
  private float[] shared = {};

  public Multiplier(Lanes lanes, Workers workers) {
    this.kernel = lanes.vector() ? MicroKernelWriter.write(lanes) : new PlainMicroKernel();
    this.rows = lanes.vector() ? vectorRows(lanes) : new PlainRows();
    this.packing = new Packing(rows);
    this.workers = workers;
    this.scratch =
        IntStream.range(0, workers.count())
            .mapToObj(w -> new Scratch(kernel.rows() * kernel.columns()))
            .toArray(Scratch[]::new);
  }

  Rows rows() {
    return rows;
  }

  Workers workers() {
    return workers;
  }

  /** All workers on one product. */
  void together(Product p) {
    int depth = p.depth().maximum();
    float[] panels = shared(Packing.size(p.columns(), kernel.columns(), depth));
    int count = panels(p);
    workers.run(
        ceil(count, PANELS_A_TASK),
        (t, w) -> packB(p, t * PANELS_A_TASK, Math.min(count, (t + 1) * PANELS_A_TASK), panels));
    int block = block(p);
    workers.run(
        ceil(p.rows(), block),
        (t, w) -> rows(p, t * block, Math.min(p.rows(), (t + 1) * block), panels, scratch[w]));
  }

  /** One worker on one product. */
  void alone(Product p, int worker) {
    Scratch own = scratch[worker];
    float[] panels = own.b(Packing.size(p.columns(), kernel.columns(), p.depth().maximum()));
    packB(p, 0, panels(p), panels);
    int block = mostRows(p);
    for (int from = 0; from < p.rows(); from += block) {
      rows(p, from, Math.min(p.rows(), from + block), panels, own);
    }
  }

  private static Rows vectorRows(Lanes lanes) {
    return Hidden.instance(
        Species.specialise(MethodHandles.lookup(), VectorRows.class, lanes), Rows.class);
  }

  private int panels(Product p) {
    return ceil(p.columns(), kernel.columns());
  }

  private int mostRows(Product p) {
    int depth = Math.max(1, p.depth().maximum());
    return Math.max(1, BLOCK / depth / kernel.rows()) * kernel.rows();
  }

  /** Rows a task: as many as fit, but the same number of tasks for each worker. */
  private int block(Product p) {
    int rounds = ceil(p.rows(), mostRows(p) * workers.count());
    return ceil(ceil(p.rows(), rounds * workers.count()), kernel.rows()) * kernel.rows();
  }

  private float[] shared(int size) {
    if (shared.length < size) {
      shared = new float[size];
    }
    return shared;
  }

  private void packB(Product p, int from, int to, float[] panels) {
    int width = kernel.columns();
    int depth = p.depth().maximum();
    for (int panel = from; panel < to; panel++) {
      int first = panel * width;
      int count = Math.min(width, p.columns() - first);
      packing.pack(p.b(), first, count, width, depth, panels, first * depth);
    }
  }

  private void rows(Product p, int from, int to, float[] panels, Scratch own) {
    int height = kernel.rows();
    int depth = p.depth().maximum();
    float[] a = own.a(Packing.size(to - from, height, depth));
    for (int i = from; i < to; i += height) {
      packing.pack(p.a(), i, Math.min(height, to - i), height, depth, a, (i - from) * depth);
    }
    for (int j = 0; j < p.columns(); j += kernel.columns()) {
      for (int i = from; i < to; i += height) {
        tile(p, i, Math.min(to, i + height), a, (i - from) * depth, j, panels, own.tile);
      }
    }
  }

  private void tile(
      Product p, int i0, int i1, float[] a, int aAt, int j0, float[] b, float[] tile) {
    int j1 = Math.min(p.columns(), j0 + kernel.columns());
    int bAt = j0 * p.depth().maximum();
    Arrays.fill(tile, 0f);
    if (p.depth().column() == 0) {
      sumRows(p, i0, i1, a, aAt, b, bAt, tile);
    } else {
      int most = p.depth().most(i0, i1, j0, j1);
      kernel.multiply(a, aAt, b, bAt, most, tile);
      shorten(p.depth(), i0, i1, j0, j1, most, a, aAt, b, bAt, tile);
    }
    for (int i = i0; i < i1; i++) {
      int cAt = p.cAt() + i * p.cRow() + j0;
      p.store().store(tile, (i - i0) * kernel.columns(), p.c(), cAt, j1 - j0);
    }
  }

  /** The k that all rows take go through the kernel, those before and after row by row. */
  private void sumRows(
      Product p, int i0, int i1, float[] a, int aAt, float[] b, int bAt, float[] tile) {
    int from = p.start().latest(i0, i1);
    int to = Math.max(from, p.depth().least(i0, i1, 0, 1));
    for (int i = i0; i < i1; i++) {
      int end = Math.min(from, p.depth().of(i, 0));
      extend(p.start().of(i), end, i - i0, a, aAt, b, bAt, tile);
    }
    int skipped = aAt + from * kernel.rows();
    kernel.multiply(a, skipped, b, bAt + from * kernel.columns(), to - from, tile);
    for (int i = i0; i < i1; i++) {
      extend(to, p.depth().of(i, 0), i - i0, a, aAt, b, bAt, tile);
    }
  }

  private void extend(
      int from, int to, int i, float[] a, int aAt, float[] b, int bAt, float[] tile) {
    int width = kernel.columns();
    for (int k = from; k < to; k++) {
      rows.accumulate(a[aAt + k * kernel.rows() + i], b, bAt + k * width, tile, i * width, width);
    }
  }

  /** Sums the elements again that take fewer k than the most: under a causal mask, none at all. */
  private void shorten(
      Depth depth,
      int i0,
      int i1,
      int j0,
      int j1,
      int most,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] tile) {
    for (int i = i0; i < i1; i++) {
      for (int j = j0; j < j1; j++) {
        int end = depth.of(i, j);
        if (end < most) {
          tile[(i - i0) * kernel.columns() + j - j0] = sum(end, a, aAt + i - i0, b, bAt + j - j0);
        }
      }
    }
  }

  private float sum(int end, float[] a, int aAt, float[] b, int bAt) {
    float sum = 0f;
    for (int k = 0; k < end; k++) {
      sum = Math.fma(a[aAt + k * kernel.rows()], b[bAt + k * kernel.columns()], sum);
    }
    return sum;
  }

  private static int ceil(int n, int by) {
    return (n + by - 1) / by;
  }
}
