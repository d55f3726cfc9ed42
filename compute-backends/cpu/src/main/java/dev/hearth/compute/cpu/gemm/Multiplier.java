package dev.hearth.compute.cpu.gemm;

import dev.hearth.compute.cpu.exec.Hidden;
import dev.hearth.compute.cpu.exec.Lanes;
import dev.hearth.compute.cpu.exec.Species;
import dev.hearth.compute.cpu.exec.Workers;
import dev.hearth.compute.plan.Piece;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Multiplies matrices as BLIS does (Van Zee, van de Geijn 2015): panels of B for a run of k, then
 * for blocks of rows the panels of A, then tiles. A tile's sums start at +0 in each piece and are
 * added up piece by piece; nothing else decides bits, so blocks and workers are free.
 */
public final class Multiplier {
  /** A's panels of one block, in floats: 240 KiB of L2. */
  private static final int BLOCK = 60 * 1024;

  private static final int PANELS_A_TASK = 8;

  /** These have no state, and a new one would have to be compiled again. */
  private static final Map<Lanes, MicroKernel> COMPILED = new ConcurrentHashMap<>();

  private static final Map<Lanes, Rows> SPECIALISED = new ConcurrentHashMap<>();

  private final MicroKernel kernel;
  private final Rows rows;
  private final Packing packing;
  private final TileSums sums;
  private final Workers workers;
  private final Scratch[] scratch;
  private float[] shared = {};

  public Multiplier(Lanes lanes, Workers workers) {
    this.kernel = lanes.vector() ? compiled(lanes, workers) : new PlainMicroKernel();
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
    float[] panels = shared(sizeOfB(p));
    int groups = ceil(panels(p), PANELS_A_TASK);
    workers.run(p.pieces().size() * groups, (t, w) -> packB(p, t / groups, t % groups, panels));
    int block = block(p);
    workers.run(
        ceil(p.rows(), block),
        (t, w) -> rows(p, t * block, Math.min(p.rows(), (t + 1) * block), panels, scratch[w]));
  }

  /** One worker on one product. */
  void alone(Product p, int worker) {
    Scratch own = scratch[worker];
    float[] panels = own.b(sizeOfB(p));
    for (int piece = 0; piece < p.pieces().size(); piece++) {
      packB(p, piece, panels, 0, panels(p));
    }
    int block = mostRows(p);
    for (int from = 0; from < p.rows(); from += block) {
      rows(p, from, Math.min(p.rows(), from + block), panels, own);
    }
  }

  private static MicroKernel compiled(Lanes lanes, Workers workers) {
    return COMPILED.computeIfAbsent(
        lanes,
        width ->
            new KernelTrial(System::nanoTime, workers.pace())
                .chosen(() -> MicroKernelWriter.write(width)));
  }

  private static Rows vectorRows(Lanes lanes) {
    return SPECIALISED.computeIfAbsent(
        lanes,
        width ->
            Hidden.instance(
                Species.specialise(MethodHandles.lookup(), VectorRows.class, width), Rows.class));
  }

  private int panels(Product p) {
    return ceil(p.columns(), kernel.columns());
  }

  private int mostRows(Product p) {
    return Math.max(1, BLOCK / Math.max(1, p.depth()) / kernel.rows()) * kernel.rows();
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

  /** B's panels lie piece by piece. */
  private int startOfB(Product p, int piece) {
    int width = panels(p) * kernel.columns();
    return p.pieces().subList(0, piece).stream().mapToInt(Piece::most).sum() * width;
  }

  private int sizeOfB(Product p) {
    return startOfB(p, p.pieces().size()) + Packing.SLACK;
  }

  private void packB(Product p, int piece, int group, float[] panels) {
    int to = Math.min(panels(p), (group + 1) * PANELS_A_TASK);
    packB(p, piece, panels, group * PANELS_A_TASK, to);
  }

  private void packB(Product p, int n, float[] panels, int from, int to) {
    Piece piece = p.pieces().get(n);
    int start = startOfB(p, n);
    int width = kernel.columns();
    for (int panel = from; panel < to; panel++) {
      workers.pace().beforeSlice();
      int first = panel * width;
      int count = Math.min(width, p.columns() - first);
      int source = piece.bAt() + first * p.b().across();
      int at = start + first * piece.most();
      packing.pack(p.b(), source, count, width, piece.most(), panels, at);
    }
  }

  private void rows(Product p, int from, int to, float[] panels, Scratch own) {
    for (int n = 0; n < p.pieces().size(); n++) {
      own.a(n).pack(p.a(), p.pieces().get(n), from, to);
    }
    int height = kernel.rows();
    boolean plain = p.isPlain();
    for (int j = 0; j < p.columns(); j += kernel.columns()) {
      workers.pace().beforeSlice();
      int width = Math.min(kernel.columns(), p.columns() - j);
      for (int i = from; i < to; i += height) {
        own.tile.goesTo(p.cAt() + i * p.cRow() + j, p.cRow(), Math.min(height, to - i), width);
        int panel = (i - from) / height;
        if (plain) {
          plain(p, j, panel, panels, own);
        } else {
          tile(p, i, j, panel, panels, own);
        }
      }
    }
  }

  private void tile(Product p, int i, int j, int panel, float[] panels, Scratch own) {
    Tile tile = own.tile;
    boolean single = p.first() && p.pieces().size() == 1;
    if (!p.first()) {
      rows.load(tile, p.c());
    } else if (!single) {
      Arrays.fill(tile.total, 0f);
    }
    int start = 0;
    for (int n = 0; n < p.pieces().size(); n++) {
      Piece piece = p.pieces().get(n);
      sums.sum(piece, i, j, own.a(n), panel, panels, start + j * piece.most(), tile);
      if (!single) {
        rows.add(tile, p.finish().eachBlock());
      }
      start += piece.most() * panels(p) * kernel.columns();
    }
    float[] values = single ? tile.sums : tile.total;
    if (p.finish().scale() == 1) {
      rows.store(tile, values, p.c(), p.finish().end());
    } else {
      rows.scale(tile, values, p.c(), p.finish().scale());
    }
  }

  /** The usual case, for which there is a kernel that does it all in registers. */
  private void plain(Product p, int j, int panel, float[] panels, Scratch own) {
    Tile tile = own.tile;
    if (p.first()) {
      Arrays.fill(tile.total, 0f);
    } else {
      rows.load(tile, p.c());
    }
    int start = 0;
    for (int n = 0; n < p.pieces().size(); n++) {
      int depth = p.pieces().get(n).most();
      own.a(n).add(panel, panels, start + j * depth, depth, tile.total);
      start += depth * panels(p) * kernel.columns();
    }
    rows.store(tile, tile.total, p.c(), p.finish().end());
  }

  private static int ceil(int n, int by) {
    return (n + by - 1) / by;
  }
}
