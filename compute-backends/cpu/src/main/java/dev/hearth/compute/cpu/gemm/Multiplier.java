package dev.hearth.compute.cpu.gemm;

import dev.hearth.compute.cpu.Hidden;
import dev.hearth.compute.cpu.Lanes;
import dev.hearth.compute.cpu.Species;
import dev.hearth.compute.cpu.Workers;
import java.lang.invoke.MethodHandles;
import java.util.stream.IntStream;

/**
 * Multiplies matrices as BLIS does (Van Zee, van de Geijn 2015): panels of B for a run of k, then
 * for blocks of rows the panels of A, then tiles. A tile's sums start at +0 and end in {@link
 * Product#store}; nothing else decides bits, so blocks and workers are free.
 */
public final class Multiplier {
  /** A's panels of one block, in floats: 240 KiB of L2. */
  private static final int BLOCK = 60 * 1024;

  private static final int PANELS_A_TASK = 8;

  private final MicroKernel kernel;
  private final Rows rows;
  private final Packing packing;
  private final TileSums sums;
  private final Workers workers;
  private final Scratch[] scratch;
  private float[] shared = {};

  public Multiplier(Lanes lanes, Workers workers) {
    this.kernel = lanes.vector() ? MicroKernelWriter.write(lanes) : new PlainMicroKernel();
    this.rows = lanes.vector() ? vectorRows(lanes) : new PlainRows();
    this.packing = new Packing(rows);
    this.sums = new TileSums(kernel, rows);
    this.workers = workers;
    this.scratch =
        IntStream.range(0, workers.count())
            .mapToObj(w -> new Scratch(kernel, packing))
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
    own.a.pack(p.a(), from, to, p.depth().maximum());
    for (int j = 0; j < p.columns(); j += kernel.columns()) {
      int width = Math.min(kernel.columns(), p.columns() - j);
      for (int i = from; i < to; i += height) {
        own.tile.goesTo(p.cAt() + i * p.cRow() + j, p.cRow(), Math.min(height, to - i), width);
        sums.sum(p, i, j, (i - from) / height, own, panels);
        p.store().store(own.tile, p.c());
      }
    }
  }

  private static int ceil(int n, int by) {
    return (n + by - 1) / by;
  }
}
