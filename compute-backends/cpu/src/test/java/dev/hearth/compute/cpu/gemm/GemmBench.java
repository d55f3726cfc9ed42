package dev.hearth.compute.cpu.gemm;

import dev.hearth.compute.cpu.Lanes;
import dev.hearth.compute.cpu.Workers;
import dev.hearth.compute.fold.Op;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;

/** GFLOP/s of one thread for the products of the peers model, by the thread's own CPU time. */
final class GemmBench {
  private static final int[][] SHAPES = {
    {3072, 1152, 384}, {3072, 384, 384}, {3072, 1536, 384}, {3072, 384, 1536}, {384, 1536, 3072}
  };

  private GemmBench() {}

  public static void main(String[] args) {
    Lanes lanes = Lanes.chosen();
    try (Workers workers = new Workers(1)) {
      Multiplier multiplier = new Multiplier(lanes, workers);
      for (String kind : new String[] {"nn", "nt", "tn"}) {
        for (int[] shape : SHAPES) {
          System.out.printf(
              "%s %s %s: %.1f GFLOP/s%n",
              lanes, kind, Arrays.toString(shape), best(multiplier, kind, shape));
        }
      }
    }
  }

  private static double best(Multiplier multiplier, String kind, int[] shape) {
    int m = shape[0];
    int n = shape[1];
    int k = shape[2];
    float[] a = random(m * k);
    float[] b = random(k * n);
    float[] c = new float[m * n];
    double best = Double.MAX_VALUE;
    for (int repeat = 0; repeat < 12; repeat++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      multiply(multiplier, kind, a, b, c, m, n, k);
      best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }
    return 2.0 * m * n * k / best;
  }

  private static void multiply(
      Multiplier multiplier, String kind, float[] a, float[] b, float[] c, int m, int n, int k) {
    Rows rows = multiplier.rows();
    for (int at = 0; at < k; at += 256) {
      int depth = Math.min(256, k - at);
      Operand left =
          kind.equals("tn")
              ? new Operand(a, at * m, 1, m, 0x1p-40f)
              : new Operand(a, at, k, 1, 0x1p-40f);
      Operand right =
          kind.equals("nt")
              ? new Operand(b, at, k, 1, 0x1p-40f)
              : new Operand(b, at * n, 1, n, 0x1p-40f);
      Store store = at == 0 ? rows::store : (tile, to) -> rows.add(tile, to, Op.TINY);
      multiplier.together(
          new Product(left, right, c, 0, n, m, n, Start.ZERO, Depth.all(depth), store));
    }
  }

  private static float[] random(int n) {
    Random random = new Random(n);
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }
}
