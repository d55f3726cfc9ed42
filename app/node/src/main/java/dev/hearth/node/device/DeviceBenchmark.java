package dev.hearth.node.device;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
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
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/**
 * Measures a device in seconds, not minutes: first that its bits conform, then a matrix product and
 * a training step, each repeated until its time is up, and the best taken.
 */
public final class DeviceBenchmark {
  private static final int SIZE = 768;
  private static final int VOCABULARY = 256;

  /** Of the progress: the check, the product, the training. */
  private static final double PARTS = 3;

  private final LongSupplier nanoTime;
  private final Duration each;

  /** Each of the two measurements takes about this long. */
  public DeviceBenchmark(LongSupplier nanoTime, Duration each) {
    this.nanoTime = nanoTime;
    this.each = each;
  }

  /** Opens the device for it; one that does not work is reported as such. */
  public DeviceReport measure(InstalledDevice installed, int threads, DoubleConsumer progress) {
    try (Device device = installed.open(threads, Pace.FREE)) {
      return measure(device, progress);
    } catch (RuntimeException | LinkageError broken) {
      return report(installed.info(), 0, 0, false, "it does not work: " + broken.getMessage());
    }
  }

  /** Hears how far the measuring is, from 0 to 1; ends with a 1. */
  public DeviceReport measure(Device device, DoubleConsumer progress) {
    DeviceInfo info = device.info();
    progress.accept(0);
    DeviceReport report =
        switch (SelfCheck.of(device)) {
          case Conformity.Conforms conforms -> measured(device, progress);
          case Conformity.Differs differs -> report(info, 0, 0, false, differs.toString());
        };
    progress.accept(1);
    return report;
  }

  private DeviceReport measured(Device device, DoubleConsumer progress) {
    double gflops = gflops(device, part -> progress.accept((1 + part) / PARTS));
    double tokens = tokensPerSecond(device, part -> progress.accept((2 + part) / PARTS));
    return report(device.info(), gflops, tokens, true, "");
  }

  private static DeviceReport report(
      DeviceInfo info, double gflops, double tokens, boolean conforms, String reason) {
    long mebibytes = info.memoryBytes() >> 20;
    return new DeviceReport(
        info.id(),
        info.name(),
        info.vendor(),
        info.backend(),
        info.driver(),
        mebibytes,
        gflops,
        tokens,
        conforms,
        reason);
  }

  private double gflops(Device device, DoubleConsumer progress) {
    try (Buffer a = device.allocate(Type.F32, (long) SIZE * SIZE);
        Buffer b = device.allocate(Type.F32, (long) SIZE * SIZE);
        Buffer c = device.allocate(Type.F32, (long) SIZE * SIZE)) {
      Kernel product = device.compile(Gemm.nn(SIZE, SIZE, SIZE));
      double seconds = best(() -> product.run(a, b, c), progress);
      return 2.0 * SIZE * SIZE * SIZE / seconds / 1e9;
    }
  }

  private double tokensPerSecond(Device device, DoubleConsumer progress) {
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
      return how.batch() * shape.context() / best(trainer::step, progress);
    }
  }

  /** The quickest of as many runs as fit, at least two: the first may compile. In seconds. */
  private double best(Runnable run, DoubleConsumer progress) {
    long begun = nanoTime.getAsLong();
    long best = Long.MAX_VALUE;
    long now = begun;
    for (int runs = 0; runs < 2 || now - begun < each.toNanos(); runs++) {
      long before = now;
      run.run();
      now = nanoTime.getAsLong();
      best = Math.min(best, now - before);
      progress.accept(Math.min(1, (double) (now - begun) / Math.max(1, each.toNanos())));
    }
    return Math.max(1, best) / 1e9;
  }
}
