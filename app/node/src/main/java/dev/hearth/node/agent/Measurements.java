package dev.hearth.node.agent;

import dev.hearth.api.Efficiency;
import dev.hearth.api.Efficiency.Point;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.device.DeviceReport;
import dev.hearth.node.policy.Fitness;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.DrawnPower;
import dev.hearth.node.worker.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/** Tests and measures devices. Calls block until the figures are there. Safe for any thread. */
final class Measurements {
  private static final Duration EACH = Duration.ofSeconds(6);

  /** Power is read every few seconds: the last part of a measurement has it settled. */
  private static final Duration EACH_SHARE = Duration.ofSeconds(8);

  private static final double SETTLED = 0.8;

  private static final List<Integer> SHARES = List.of(100, 80, 60, 40, 20);

  private static final String UNABLE = "DEVICE-UNABLE";
  private static final String COULD_NOT = "The device could not be measured: ";

  private final TestBook results;
  private final DeviceDesk devices;
  private final TestStand stand;
  private final Function<String, Reading<Double>> watts;
  private final WorkPower power;

  /**
   * @param watts what a device draws now
   * @param power learns what it draws at work
   */
  Measurements(
      TestBook results,
      DeviceDesk devices,
      TestStand stand,
      Function<String, Reading<Double>> watts,
      WorkPower power) {
    this.results = results;
    this.devices = devices;
    this.stand = stand;
    this.watts = watts;
    this.power = power;
  }

  /**
   * What is found is kept; also of other ways to drive the device, once, for they may be faster.
   *
   * @param unwanted completes when nobody waits for it any more
   */
  void benchmark(String device, CompletableFuture<?> unwanted) {
    measure(device, info(device), "Measuring", unwanted);
    for (DeviceInfo other : devices.otherWays(device)) {
      if (results.fitness(other) instanceof Fitness.Untested) {
        measureAlso(device, other, unwanted);
      }
    }
  }

  /** A way that does not work leaves what was measured by another as it is. */
  private void measureAlso(String device, DeviceInfo way, CompletableFuture<?> unwanted) {
    try {
      measure(device, way, "Measuring it by " + way.backend(), unwanted);
    } catch (RpcException e) {
      if (!e.code().equals(UNABLE)) {
        throw e;
      }
    }
  }

  private void measure(String device, DeviceInfo way, String doing, CompletableFuture<?> unwanted) {
    tested(
        device,
        way,
        unwanted,
        worker -> {
          Found found = found(device, worker, doing);
          if (!found.report().conforms()) {
            found = found(device, worker, doing); // it may have been a hiccup
          }
          keep(way, found);
          return found;
        });
  }

  /** What a benchmark found, and the power drawn meanwhile; 0 where it is not told. */
  private record Found(DeviceReport report, double watts) {}

  private Found found(String device, Worker worker, String doing) {
    DrawnPower drawn = DrawnPower.atWork(() -> watts.apply(device));
    DoubleConsumer showing = stand.showing(device, doing);
    DeviceReport report = done(worker.benchmark(EACH, showing.andThen(drawn)));
    return new Found(report, report.conforms() ? drawn.mean() : 0);
  }

  private void keep(DeviceInfo way, Found found) {
    DeviceReport report = found.report();
    Optional<String> differs = report.conforms() ? Optional.empty() : Optional.of(report.reason());
    results.measured(way, report.speeds().drawing(found.watts()), differs);
    if (found.watts() > 0) {
      power.measured(way.id(), found.watts());
    }
  }

  /**
   * What is found is kept; the speed stays what it was.
   *
   * @param unwanted completes when nobody waits for it any more
   */
  void selfTest(String device, CompletableFuture<?> unwanted) {
    DeviceInfo info = info(device);
    tested(
        device,
        info,
        unwanted,
        worker -> {
          stand.showing(device, "Testing").accept(0);
          Optional<String> differs = done(worker.selfTest());
          if (differs.isPresent()) {
            differs = done(worker.selfTest());
          }
          results.tested(info, differs);
          return differs;
        });
  }

  /** A device that does not bring a test to its end is not fit until it does. */
  private void tested(
      String device, DeviceInfo way, CompletableFuture<?> unwanted, Function<Worker, ?> test) {
    try {
      stand.on(device, way, unwanted, test);
    } catch (RpcException e) {
      if (e.code().equals(UNABLE)) {
        results.brokenOff(way, e.getMessage().substring(COULD_NOT.length()));
      }
      throw e;
    }
  }

  /** Nothing to offer for a device that does not tell its power. */
  Efficiency efficiency(String device, CompletableFuture<?> unwanted) {
    if (watts.apply(device).known().isEmpty()) {
      return new Efficiency(device, false, 0, List.of());
    }
    return stand.on(device, info(device), unwanted, worker -> sweep(device, worker));
  }

  private Efficiency sweep(String device, Worker worker) {
    List<Point> points = new ArrayList<>();
    for (int share : SHARES) {
      DrawnPower drawn = new DrawnPower(() -> watts.apply(device), SETTLED);
      worker.pace(share);
      DoubleConsumer showing = stand.showing(device, "Trying %d %% of the time".formatted(share));
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

  private DeviceInfo info(String device) {
    return devices
        .find(device)
        .orElseThrow(
            () ->
                new RpcException(
                    "DEVICE-UNKNOWN",
                    "There is no device " + device + ".",
                    "`hearth device list` shows them."));
  }

  private static <T> T done(CompletionStage<T> measurement) {
    try {
      return measurement.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new RpcException(
          UNABLE, COULD_NOT + e.getCause().getMessage(), "Try again; `hearth logs` may tell more.");
    }
  }
}
