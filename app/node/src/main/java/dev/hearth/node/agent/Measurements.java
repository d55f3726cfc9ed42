package dev.hearth.node.agent;

import dev.hearth.api.DeviceView.Testing;
import dev.hearth.api.Efficiency;
import dev.hearth.api.Efficiency.Point;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.device.DeviceReport;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.store.DeviceResult;
import dev.hearth.node.store.DeviceResults;
import dev.hearth.node.worker.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tests and measures devices, each in a worker of its own while training rests. Calls block until
 * the figures are there. Safe for any thread; one measurement a device at a time.
 */
final class Measurements {
  private static final Duration EACH = Duration.ofSeconds(5);

  /** Power is read every few seconds: the last part of a measurement has it settled. */
  private static final Duration EACH_SHARE = Duration.ofSeconds(8);

  /** Who failed was tested again at once. */
  private static final int TWICE = 2;

  private static final double SETTLED = 0.8;
  private static final List<Integer> SHARES = List.of(100, 80, 60, 40, 20);

  private final Household household;
  private final DeviceDesk devices;
  private final Function<String, Reading<Double>> watts;
  private final WorkPower power;
  private final Supplier<Map<String, Decision>> decisions;
  private final Runnable changed;
  private final Map<String, Measuring> running = new ConcurrentHashMap<>();

  /**
   * @param watts what a device draws now
   * @param power learns what it draws at work
   * @param decisions what the owner's rules say
   * @param changed hears how far a measurement is
   */
  Measurements(
      Household household,
      DeviceDesk devices,
      Function<String, Reading<Double>> watts,
      WorkPower power,
      Supplier<Map<String, Decision>> decisions,
      Runnable changed) {
    this.household = household;
    this.devices = devices;
    this.watts = watts;
    this.power = power;
    this.decisions = decisions;
    this.changed = changed;
  }

  /**
   * What is found is kept.
   *
   * @param unwanted completes when nobody waits for it any more
   */
  void benchmark(String device, CompletableFuture<?> unwanted) {
    on(device, unwanted, worker -> keep(measured(device, worker)));
  }

  /** Other bits may have been a hiccup: it is measured again. */
  private DeviceReport measured(String device, Worker worker) {
    DrawnPower drawn = new DrawnPower(() -> watts.apply(device), SETTLED);
    DoubleConsumer progress = showing(device, "Measuring").andThen(drawn);
    DeviceReport report = done(worker.benchmark(EACH, progress));
    if (!report.conforms()) {
      report = done(worker.benchmark(EACH, progress));
    }
    if (report.conforms() && drawn.mean() > 0) {
      power.measured(device, drawn.mean());
    }
    return report;
  }

  /** What is found is kept; the speed stays what it was. */
  void selfTest(String device, CompletableFuture<?> unwanted) {
    on(
        device,
        unwanted,
        worker -> {
          showing(device, "Testing").accept(0);
          Optional<String> differs = done(worker.selfTest());
          if (differs.isPresent()) {
            differs = done(worker.selfTest());
          }
          Optional<DeviceResult> before = results().of(device);
          return keep(
              device,
              before.map(DeviceResult::gflops).orElse(0.0),
              before.map(DeviceResult::tokensPerSecond).orElse(0.0),
              differs);
        });
  }

  /** Nothing to offer for a device that does not tell its power. */
  Efficiency efficiency(String device, CompletableFuture<?> unwanted) {
    if (watts.apply(device).known().isEmpty()) {
      return new Efficiency(device, false, 0, List.of());
    }
    return on(device, unwanted, worker -> sweep(device, worker));
  }

  /** Breaks off what is in hand, if anything is. */
  void cancel(String device) {
    Optional.ofNullable(running.get(device)).ifPresent(one -> one.breakOff("you cancelled it"));
  }

  /** Something has changed: breaks off what the owner's rules do not bear now. */
  void look() {
    running.forEach((device, measuring) -> objection(device).ifPresent(measuring::breakOff));
  }

  private Optional<String> objection(String device) {
    return Optional.ofNullable(decisions.get().get(device)).flatMap(Measuring::objection);
  }

  private Efficiency sweep(String device, Worker worker) {
    List<Point> points = new ArrayList<>();
    for (int share : SHARES) {
      DrawnPower drawn = new DrawnPower(() -> watts.apply(device), SETTLED);
      worker.pace(share);
      DoubleConsumer showing = showing(device, "Trying %d %% of the time".formatted(share));
      DeviceReport report = done(worker.benchmark(EACH_SHARE, showing.andThen(drawn)));
      points.add(new Point(share, report.tokensPerS(), drawn.mean()));
    }
    int best =
        points.stream()
            .filter(point -> point.watts() > 0)
            .max(Comparator.comparingDouble(point -> point.tokensPerSecond() / point.watts()))
            .map(Point::share)
            .orElse(0);
    return new Efficiency(device, best > 0, best, points);
  }

  private DoubleConsumer showing(String device, String doing) {
    return progress -> {
      devices.testing(device, new Testing(doing, progress));
      Optional.ofNullable(running.get(device)).ifPresent(Measuring::progressed);
      changed.run();
    };
  }

  private <T> T on(String device, CompletableFuture<?> unwanted, Function<Worker, T> action) {
    require(device);
    try (WorkGate.Registration _ = lent(device);
        Worker worker = household.workers().on(device)) {
      Measuring measuring = new Measuring(worker);
      running.put(device, measuring);
      unwanted.thenRun(() -> measuring.breakOff("nobody waits for it any more"));
      return unlessBrokenOff(device, measuring, () -> action.apply(worker));
    } finally {
      running.remove(device);
      devices.testing(device, null);
      changed.run();
    }
  }

  private <T> T unlessBrokenOff(String device, Measuring measuring, Supplier<T> action) {
    Optional<String> objection = objection(device);
    if (objection.isPresent()) {
      throw Measuring.ended(objection.get());
    }
    try {
      return action.get();
    } catch (RpcException e) {
      throw measuring.brokenOff().orElse(e);
    }
  }

  private void require(String device) {
    if (!devices.ids().contains(device)) {
      throw new RpcException(
          "DEVICE-UNKNOWN",
          "There is no device " + device + ".",
          "`hearth device list` shows them.");
    }
  }

  private WorkGate.Registration lent(String device) {
    try {
      return household.gates().of(device).lend("it is being measured");
    } catch (IllegalStateException busy) {
      throw new RpcException(
          "DEVICE-BUSY", "This device is being measured already.", "Wait until that is done.");
    }
  }

  private static <T> T done(CompletionStage<T> measurement) {
    try {
      return measurement.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new RpcException(
          "DEVICE-NOT-MEASURED",
          "The device could not be measured: " + e.getCause().getMessage(),
          "Try again; `hearth logs` may tell more.");
    }
  }

  private DeviceResult keep(DeviceReport report) {
    Optional<String> differs = report.conforms() ? Optional.empty() : Optional.of(report.reason());
    return keep(report.id(), report.gflops(), report.tokensPerS(), differs);
  }

  private DeviceResult keep(String device, double gflops, double tokens, Optional<String> differs) {
    DeviceResult result =
        new DeviceResult(
            device,
            household.clock().instant(),
            gflops,
            tokens,
            differs.isPresent() ? TWICE : 0,
            differs.orElse(""));
    results().put(result);
    return result;
  }

  private DeviceResults results() {
    return household.store().deviceResults();
  }
}
