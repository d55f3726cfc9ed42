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
import dev.hearth.training.Preset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/**
 * Measures a device in seconds, not minutes: first that its bits conform, then a matrix product,
 * data moved, and a training step of every preset that fits, each repeated until its time is up,
 * and the best taken.
 */
public final class DeviceBenchmark {
  private static final int SIZE = 768;

  /** Of a device's memory, what moving data may take; most is more than any cache holds. */
  private static final int MEMORY_SHARE = 16;

  private static final int MOST_MOVED = 1 << 24;

  /** Where the progress stands after the check, the product, the moving, the first preset. */
  private static final double CHECKED = 0.1;

  private static final double MULTIPLIED = 0.2;
  private static final double MOVED = 0.25;
  private static final double TRAINED = 0.7;
  private static final double MULTIPLIED_AGAIN = 0.75;

  private final LongSupplier nanoTime;
  private final Duration longest;

  /**
   * The smallest preset takes about the longest time, for its many kernels are compiled meanwhile;
   * all other measurements together take about as long.
   */
  public DeviceBenchmark(LongSupplier nanoTime, Duration longest) {
    this.nanoTime = nanoTime;
    this.longest = longest;
  }

  /** Opens the device for it; one that does not work is reported as such. */
  public DeviceReport measure(InstalledDevice installed, int threads, DoubleConsumer progress) {
    try (Device device = installed.open(threads, Pace.FREE)) {
      return measure(device, progress);
    } catch (RuntimeException | LinkageError broken) {
      String reason = "it does not work: " + broken.getMessage();
      return report(installed.info(), Speeds.UNKNOWN, reason);
    }
  }

  /** Hears how far the measuring is, from 0 to 1; ends with a 1. */
  public DeviceReport measure(Device device, DoubleConsumer progress) {
    progress.accept(0);
    DeviceReport report =
        switch (SelfCheck.of(device)) {
          case Conformity.Conforms _ -> report(device.info(), speeds(device, progress), "");
          case Conformity.Differs differs ->
              report(device.info(), Speeds.UNKNOWN, differs.toString());
        };
    progress.accept(1);
    return report;
  }

  /** The product comes twice: at first it may not be compiled well, and training wants it so. */
  private Speeds speeds(Device device, DoubleConsumer progress) {
    Map<String, Double> tokens = new TreeMap<>();
    double early = gflops(device, between(CHECKED, MULTIPLIED, progress));
    double bandwidth = bandwidth(device, between(MULTIPLIED, MOVED, progress));
    DoubleConsumer training = between(MOVED, TRAINED, progress);
    double tiny = TrainingSpeed.of(device, Preset.TINY, step -> best(longest, step, training));
    tokens.put(Preset.TINY.id(), tiny);
    double late = gflops(device, between(TRAINED, MULTIPLIED_AGAIN, progress));
    Duration about = longest.dividedBy(2);
    for (Preset preset : List.of(Preset.values())) {
      if (preset != Preset.TINY && TrainingSpeed.fits(device, preset, tiny, longest)) {
        DoubleConsumer larger = between(MULTIPLIED_AGAIN, 1, progress);
        tokens.put(
            preset.id(), TrainingSpeed.of(device, preset, step -> best(about, step, larger)));
      }
    }
    return new Speeds(Math.max(early, late), bandwidth, tokens, 0);
  }

  private static DoubleConsumer between(double from, double to, DoubleConsumer progress) {
    return part -> progress.accept(from + part * (to - from));
  }

  private static DeviceReport report(DeviceInfo info, Speeds speeds, String fault) {
    return new DeviceReport(
        info.id(),
        info.name(),
        info.vendor(),
        info.backend(),
        info.driver(),
        info.memoryBytes() >> 20,
        speeds.gflops(),
        speeds.bandwidth(),
        speeds.tokensPerSecond(),
        speeds.tokens(),
        speeds.watts(),
        fault.isEmpty(),
        fault);
  }

  private double gflops(Device device, DoubleConsumer progress) {
    try (Buffer a = device.allocate(Type.F32, (long) SIZE * SIZE);
        Buffer b = device.allocate(Type.F32, (long) SIZE * SIZE);
        Buffer c = device.allocate(Type.F32, (long) SIZE * SIZE)) {
      Kernel product = device.compile(Gemm.nn(SIZE, SIZE, SIZE));
      return 2.0
          * SIZE
          * SIZE
          * SIZE
          / best(longest.dividedBy(8), ended(device, () -> product.run(a, b, c)), progress)
          / 1e9;
    }
  }

  private double bandwidth(Device device, DoubleConsumer progress) {
    long room = device.info().memoryBytes() / Float.BYTES / MEMORY_SHARE;
    int count = (int) Math.min(MOST_MOVED, room);
    try (Buffer from = device.allocate(Type.F32, count);
        Buffer to = device.allocate(Type.F32, count)) {
      Kernel move = device.compile(Move.of(count));
      return 2.0
          * Float.BYTES
          * count
          / best(longest.dividedBy(8), ended(device, () -> move.run(from, to)), progress)
          / 1e9;
    }
  }

  /** A device may still be at work when a kernel's run returns. */
  private static Runnable ended(Device device, Runnable run) {
    return () -> {
      run.run();
      device.finish();
    };
  }

  /**
   * The quickest of as many runs as fit. The first may compile, so there is a second, unless the
   * first took so long that it would keep its owner waiting. In seconds.
   */
  private double best(Duration about, Runnable run, DoubleConsumer progress) {
    long time = about.toNanos();
    long begun = nanoTime.getAsLong();
    long best = Long.MAX_VALUE;
    long now = begun;
    for (int runs = 0; runs == 0 || now - begun < (runs == 1 ? 2 : 1) * time; runs++) {
      long before = now;
      run.run();
      now = nanoTime.getAsLong();
      best = Math.min(best, now - before);
      progress.accept(Math.min(1, (double) (now - begun) / Math.max(1, time)));
    }
    return Math.max(1, best) / 1e9;
  }
}
