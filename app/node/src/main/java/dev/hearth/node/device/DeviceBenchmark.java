package dev.hearth.node.device;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.check.Conformity;
import dev.hearth.compute.check.SelfCheck;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.op.Gemm;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.Preset;
import dev.hearth.training.Trainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Measures a device in seconds, not minutes: first that its bits conform, then a matrix product and
 * a training step, each repeated until its time is up, and the best taken.
 */
public final class DeviceBenchmark {
  private static final int SIZE = 768;
  private static final int VOCABULARY = 256;
  private final Devices devices;
  private final LongSupplier nanoTime;
  private final Duration each;

  /** Each of the two measurements takes about this long. */
  public DeviceBenchmark(Devices devices, LongSupplier nanoTime, Duration each) {
    this.devices = devices;
    this.nanoTime = nanoTime;
    this.each = each;
  }

  /** Hears which device comes next, and how far the measuring is, from 0 to 1. */
  public interface Listener {
    void measuring(String name, double progress);
  }

  /** Every device that is meant for work, one after the other. */
  public List<DeviceReport> measureAll(int threads, Listener listener) {
    List<DeviceInfo> workers = devices.workers();
    List<DeviceReport> reports = new ArrayList<>();
    for (DeviceInfo worker : workers) {
      listener.measuring(worker.name(), reports.size() / (double) workers.size());
      reports.add(measure(worker, threads));
    }
    return reports;
  }

  private DeviceReport measure(DeviceInfo info, int threads) {
    try (Device device = devices.open(info.id(), threads)) {
      return switch (SelfCheck.of(device)) {
        case Conformity.Conforms conforms ->
            report(info, gflops(device), tokensPerSecond(device), true, "");
        case Conformity.Differs differs -> report(info, 0, 0, false, differs.toString());
      };
    }
  }

  private static DeviceReport report(
      DeviceInfo info, double gflops, double tokens, boolean conforms, String reason) {
    long mebibytes = info.memoryBytes() >> 20;
    return new DeviceReport(
        info.id(), info.name(), info.backend(), mebibytes, gflops, tokens, conforms, reason);
  }

  private double gflops(Device device) {
    try (Buffer a = device.allocate(Type.F32, (long) SIZE * SIZE);
        Buffer b = device.allocate(Type.F32, (long) SIZE * SIZE);
        Buffer c = device.allocate(Type.F32, (long) SIZE * SIZE)) {
      Kernel product = device.compile(Gemm.nn(SIZE, SIZE, SIZE));
      double seconds = best(() -> product.run(a, b, c));
      return 2.0 * SIZE * SIZE * SIZE / seconds / 1e9;
    }
  }

  private double tokensPerSecond(Device device) {
    ModelShape shape = Preset.TINY.shape(VOCABULARY);
    Hyperparameters how = Preset.TINY.hyperparameters();
    try (Trainer trainer =
        new Trainer(
            device,
            InitialWeights.of(shape, 1),
            how,
            (step, tokens, targets) -> {
              for (int i = 0; i < tokens.length; i++) {
                tokens[i] = i % VOCABULARY;
                targets[i] = (i + 1) % VOCABULARY;
              }
            })) {
      return how.batch() * shape.context() / best(trainer::step);
    }
  }

  /** The quickest of as many runs as fit, at least two: the first may compile. In seconds. */
  private double best(Runnable run) {
    long begun = nanoTime.getAsLong();
    long best = Long.MAX_VALUE;
    long now = begun;
    for (int runs = 0; runs < 2 || now - begun < each.toNanos(); runs++) {
      long before = now;
      run.run();
      now = nanoTime.getAsLong();
      best = Math.min(best, now - before);
    }
    return Math.max(1, best) / 1e9;
  }
}
