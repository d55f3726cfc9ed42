package dev.hearth.compute.cpu;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.op.Gemm;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Random;

/** GFLOP/s of one thread for the products of the peers model, by the thread's own CPU time. */
final class GemmBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int[][] SHAPES = {
    {3072, 1152, 384}, {3072, 384, 384}, {3072, 1536, 384}, {3072, 384, 1536}, {384, 1536, 3072}
  };

  private GemmBench() {}

  public static void main(String[] args) {
    try (Device device = new CpuBackend().open("cpu", 1)) {
      System.out.println(device.info().name());
      for (int[] s : SHAPES) {
        System.out.printf(
            "%s: nn %.1f, nt %.1f, tn %.1f GFLOP/s%n",
            Arrays.toString(s),
            best(device, Gemm.nn(s[0], s[1], s[2]), s),
            best(device, Gemm.nt(s[0], s[1], s[2]), s),
            best(device, Gemm.tn(s[0], s[1], s[2]), s));
      }
    }
  }

  private static double best(Device device, Operator operator, int[] shape) {
    Buffer[] buffers =
        operator.arguments().stream().map(t -> random(device, t)).toArray(Buffer[]::new);
    Kernel kernel = device.compile(operator);
    double best = Double.MAX_VALUE;
    for (int repeat = 0; repeat < 12; repeat++) {
      long start = THREADS.getCurrentThreadCpuTime();
      kernel.run(buffers);
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
    }
    return 2.0 * shape[0] * shape[1] * shape[2] / best;
  }

  private static Buffer random(Device device, Tensor tensor) {
    Random random = new Random(tensor.size());
    float[] x = new float[(int) tensor.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    Buffer buffer = device.allocate(tensor.type(), x.length);
    buffer.write(0, x, 0, x.length);
    return buffer;
  }
}
