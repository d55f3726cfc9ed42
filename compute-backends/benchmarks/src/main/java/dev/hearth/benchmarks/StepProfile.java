package dev.hearth.benchmarks;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.fold.Type;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.Preset;
import dev.hearth.training.program.Activations;
import dev.hearth.training.program.Instruction;
import dev.hearth.training.program.JoinedProgram;
import dev.hearth.training.program.StepProgram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Milliseconds of each operator in a step of a preset on a device, joined as the device joins them,
 * and the longest slice between two questions to the pace. The first run is not counted: kernels
 * are compiled in it. Arguments: device, threads, repeats, preset, vocabulary (small and 65 are the
 * peers model). By the clock on the wall, so nothing else may run. JMH measures the whole; this
 * says where it goes.
 */
final class StepProfile {
  /** Every vocabulary has so many. */
  private static final int TOKENS = 64;

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
    Preset preset = Preset.named(args[3]).orElseThrow();
    ModelShape shape = preset.shape(Integer.parseInt(args[4]));
    StepProgram step = StepProgram.of(shape, preset.hyperparameters(), Activations.KEPT);
    double total = 0;
    Slices slices = new Slices();
    try (Device device = Devices.open(args[0], threads, slices)) {
      System.out.println(device.info().name());
      for (Use use : uses(step, device.joins())) {
        double once = slices.best(device, use.operator(), repeats);
        total += once * use.times();
        System.out.printf(
            "%-40s %3d x %8.3f = %8.1f ms, slices up to %6.3f ms  %s%n",
            use.operator().name(),
            use.times(),
            once,
            once * use.times(),
            slices.longest / 1e6,
            sizes(use.operator()));
      }
    }
    int tokens = preset.hyperparameters().batch() * shape.context();
    System.out.printf("a step: %.0f ms, %.0f tokens/s%n", total, tokens / total * 1e3);
  }

  /** Micro-batches after the first repeat a part of the program. */
  private static List<Use> uses(StepProgram step, boolean joins) {
    JoinedProgram joined =
        joins ? JoinedProgram.of(step.program()) : JoinedProgram.plain(step.program());
    StepProgram.Parts parts = step.parts();
    Map<Operator, Integer> times = new LinkedHashMap<>();
    int again = step.hyperparameters().accumulation() - 1;
    count(joined, 0, parts.more(), 1, times);
    count(joined, parts.more(), parts.update(), again, times);
    count(joined, parts.update(), parts.end(), 1, times);
    return times.entrySet().stream().map(e -> new Use(e.getKey(), e.getValue())).toList();
  }

  private static void count(
      JoinedProgram joined, int from, int to, int times, Map<Operator, Integer> counts) {
    List<Instruction> instructions = joined.program().instructions();
    for (int n = 0; n < instructions.size(); n++) {
      int begin = joined.begins().get(n);
      if (begin >= from && begin < to) {
        counts.merge(instructions.get(n).operator(), times, Integer::sum);
      }
    }
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
      buffer.write(0, random.ints(size, 0, TOKENS).toArray(), 0, size);
    }
    return buffer;
  }

  private static String sizes(Operator operator) {
    return String.join(" ", operator.arguments().stream().map(t -> t.name() + t.shape()).toList());
  }
}
