package dev.hearth.benchmarks;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.op.AdamW;
import dev.hearth.compute.op.Add;
import dev.hearth.compute.op.Attention;
import dev.hearth.compute.op.Bias;
import dev.hearth.compute.op.CrossEntropy;
import dev.hearth.compute.op.Embedding;
import dev.hearth.compute.op.Finite;
import dev.hearth.compute.op.Gelu;
import dev.hearth.compute.op.Gemm;
import dev.hearth.compute.op.LayerNorm;
import java.util.List;
import java.util.Random;

/**
 * Milliseconds of each operator in a step of the peers model (6 layers, 384 wide, 6 heads, context
 * 256, batch 12, vocabulary 65) on a device, and the longest slice between two questions to the
 * pace. The first run is not counted: kernels are compiled in it. Arguments: device, threads,
 * repeats. By the clock on the wall, so nothing else may run. JMH measures the whole; this says
 * where it goes.
 */
final class StepProfile {
  private static final int LAYERS = 6;
  private static final int BATCH = 12;
  private static final int CONTEXT = 256;
  private static final int HEADS = 6;
  private static final int WIDTH = 384;
  private static final int VOCAB = 65;
  private static final int ROWS = BATCH * CONTEXT;
  private static final int PARAMETERS = 10_770_000;

  private record Use(Operator operator, int times) {}

  /** Measures the time from one question to the next. */
  private static final class Slices implements Pace {
    private long last;
    private long longest;

    @Override
    public void beforeSlice() {
      long now = System.nanoTime();
      longest = Math.max(longest, now - last);
      last = now;
    }

    /** In milliseconds; the longest slice is of the last run. */
    double best(Device device, Operator operator, int repeats) {
      Buffer[] buffers = buffers(device, operator);
      Kernel kernel = device.compile(operator);
      kernel.run(buffers);
      double best = Double.MAX_VALUE;
      for (int n = 0; n < repeats; n++) {
        device.finish();
        longest = 0;
        long start = System.nanoTime();
        last = start;
        kernel.run(buffers);
        device.finish();
        beforeSlice();
        best = Math.min(best, (System.nanoTime() - start) / 1e6);
      }
      for (Buffer buffer : buffers) {
        buffer.close();
      }
      return best;
    }
  }

  private StepProfile() {}

  public static void main(String[] args) {
    int threads = Integer.parseInt(args[1]);
    int repeats = Integer.parseInt(args[2]);
    double total = 0;
    Slices slices = new Slices();
    try (Device device = Devices.open(args[0], threads, slices)) {
      System.out.println(device.info().name());
      for (Use use : uses()) {
        double once = slices.best(device, use.operator(), repeats);
        total += once * use.times();
        System.out.printf(
            "%-24s %3d x %8.2f = %8.1f ms, slices up to %6.3f ms  %s%n",
            use.operator().name(),
            use.times(),
            once,
            once * use.times(),
            slices.longest / 1e6,
            sizes(use.operator()));
      }
    }
    System.out.printf("a step: %.0f ms, %.0f tokens/s%n", total, ROWS / total * 1e3);
  }

  private static List<Use> uses() {
    return List.of(
        new Use(Embedding.forward(BATCH, CONTEXT, VOCAB, WIDTH), 1),
        new Use(LayerNorm.forward(ROWS, WIDTH), 2 * LAYERS + 1),
        linear(3 * WIDTH, WIDTH),
        linear(WIDTH, WIDTH),
        linear(4 * WIDTH, WIDTH),
        linear(WIDTH, 4 * WIDTH),
        new Use(Bias.forward(ROWS, 3 * WIDTH), LAYERS),
        new Use(Bias.forward(ROWS, WIDTH), 2 * LAYERS),
        new Use(Bias.forward(ROWS, 4 * WIDTH), LAYERS),
        new Use(Attention.forward(BATCH, CONTEXT, HEADS, WIDTH / HEADS), LAYERS),
        new Use(Gelu.forward(ROWS * 4 * WIDTH), LAYERS),
        new Use(Add.of(ROWS * WIDTH), 4 * LAYERS),
        new Use(Gemm.nt(ROWS, VOCAB, WIDTH), 1),
        new Use(CrossEntropy.forward(ROWS, VOCAB), 1),
        new Use(CrossEntropy.gradient(ROWS, VOCAB), 1),
        new Use(Gemm.nn(ROWS, WIDTH, VOCAB), 1),
        new Use(Gemm.tn(VOCAB, WIDTH, ROWS), 1),
        toInput(3 * WIDTH, WIDTH),
        toInput(WIDTH, WIDTH),
        toInput(4 * WIDTH, WIDTH),
        toInput(WIDTH, 4 * WIDTH),
        toWeight(3 * WIDTH, WIDTH),
        toWeight(WIDTH, WIDTH),
        toWeight(4 * WIDTH, WIDTH),
        toWeight(WIDTH, 4 * WIDTH),
        new Use(Bias.gradient(ROWS, 3 * WIDTH), LAYERS),
        new Use(Bias.gradient(ROWS, WIDTH), 2 * LAYERS),
        new Use(Bias.gradient(ROWS, 4 * WIDTH), LAYERS),
        new Use(Gelu.gradient(ROWS * 4 * WIDTH), LAYERS),
        new Use(Attention.gradient(BATCH, CONTEXT, HEADS, WIDTH / HEADS), LAYERS),
        new Use(LayerNorm.gradient(ROWS, WIDTH), 2 * LAYERS + 1),
        new Use(Embedding.gradient(BATCH, CONTEXT, VOCAB, WIDTH), 1),
        new Use(AdamW.step(PARAMETERS), 1),
        new Use(Finite.count(PARAMETERS), 1));
  }

  private static Use linear(int out, int in) {
    return new Use(Gemm.nn(ROWS, out, in), LAYERS);
  }

  private static Use toInput(int out, int in) {
    return new Use(Gemm.nt(ROWS, in, out), LAYERS);
  }

  private static Use toWeight(int out, int in) {
    return new Use(Gemm.tn(in, out, ROWS), LAYERS);
  }

  private static Buffer[] buffers(Device device, Operator operator) {
    Random random = new Random(1);
    return operator.arguments().stream().map(t -> buffer(device, t, random)).toArray(Buffer[]::new);
  }

  private static Buffer buffer(Device device, Tensor tensor, Random random) {
    int size = (int) tensor.size();
    Buffer buffer = device.allocate(tensor.type(), size);
    if (tensor.type() == Type.F32) {
      float[] x = new float[size];
      for (int n = 0; n < size; n++) {
        x[n] = random.nextFloat() - 0.5f;
      }
      buffer.write(0, x, 0, size);
    } else {
      buffer.write(0, random.ints(size, 0, VOCAB).toArray(), 0, size);
    }
    return buffer;
  }

  private static String sizes(Operator operator) {
    return String.join(" ", operator.arguments().stream().map(t -> t.name() + t.shape()).toList());
  }
}
