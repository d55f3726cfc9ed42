package dev.hearth.compute.cpu.gemm;

import dev.hearth.compute.Pace;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tries a new kernel before it is used. Now and then a JVM gives up on compiling one, which then
 * stays at a hundredth of its speed for as long as its class lives; another class with the same
 * code is compiled anew.
 */
final class KernelTrial {
  /** In GFLOP/s: an uncompiled kernel does a tenth of it, a compiled one more on any machine. */
  private static final double COMPILED = 2;

  private static final int TRIES = 3;
  private static final long PATIENCE_NANOS = 1_500_000_000;
  private static final long ROUND_NANOS = 4_000_000;
  private static final int DEPTH = 256;

  private final LongSupplier nanoTime;
  private final Pace pace;

  KernelTrial(LongSupplier nanoTime, Pace pace) {
    this.nanoTime = nanoTime;
    this.pace = pace;
  }

  /**
   * The first kernel that turns out to be compiled, else the fastest of them.
   *
   * @param fresh makes a kernel with a class of its own
   */
  MicroKernel chosen(Supplier<MicroKernel> fresh) {
    MicroKernel best = null;
    double bestSpeed = -1;
    for (int n = 0; n < TRIES && bestSpeed < COMPILED; n++) {
      MicroKernel kernel = fresh.get();
      double speed = speed(kernel);
      if (speed > bestSpeed) {
        best = kernel;
        bestSpeed = speed;
      }
    }
    return best;
  }

  /** In GFLOP/s: the best round, for in the others it may have been compiling. */
  private double speed(MicroKernel kernel) {
    float[] a = new float[kernel.rows() * MicroKernel.ROW];
    float[] b = new float[kernel.columns() * DEPTH + Packing.SLACK];
    float[] tile = new float[kernel.rows() * kernel.columns()];
    double best = 0;
    long begun = nanoTime.getAsLong();
    while (best < COMPILED && nanoTime.getAsLong() - begun < PATIENCE_NANOS) {
      pace.beforeSlice();
      best = Math.max(best, round(kernel, a, b, tile));
    }
    return best;
  }

  private double round(MicroKernel kernel, float[] a, float[] b, float[] tile) {
    long begun = nanoTime.getAsLong();
    long now = begun;
    long products = 0;
    while (now - begun < ROUND_NANOS) {
      kernel.multiply(a, 0, b, 0, DEPTH, tile);
      kernel.addRows(a, 0, b, 0, DEPTH, tile);
      products += 2L * kernel.rows() * kernel.columns() * DEPTH;
      now = nanoTime.getAsLong();
    }
    return 2.0 * products / (now - begun);
  }
}
