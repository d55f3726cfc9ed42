package dev.hearth.node.agent;

import dev.hearth.api.DeviceView.Testing;
import dev.hearth.api.Efficiency;
import dev.hearth.api.Efficiency.Point;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.device.DeviceReport;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.policy.Fitness;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.worker.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/**
 * Tests and measures devices, each in a worker of its own while training rests. Calls block until
 * the figures are there. Safe for any thread; one measurement a device at a time.
 */
final class Measurements implements AutoCloseable {
  private static final Duration EACH = Duration.ofSeconds(6);

  /** Power is read every few seconds: the last part of a measurement has it settled. */
  private static final Duration EACH_SHARE = Duration.ofSeconds(8);

  private static final double SETTLED = 0.8;

  /** From here on a benchmark trains, compiled. */
  private static final double WARM = 0.3;

  private static final List<Integer> SHARES = List.of(100, 80, 60, 40, 20);

  private final Household household;
  private final DeviceDesk devices;
  private final Function<String, Reading<Double>> watts;
  private final Runnable changed;
  private final Set<Worker> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param watts what a device draws now
   * @param changed hears how far a measurement is
   */
  Measurements(
      Household household,
      DeviceDesk devices,
      Function<String, Reading<Double>> watts,
      Runnable changed) {
    this.household = household;
    this.devices = devices;
    this.watts = watts;
    this.changed = changed;
  }

  /**
   * What is found is kept; also of other ways to drive the device, once, for they may be faster.
   */
  void benchmark(String device) {
    measure(device, info(device), "Measuring");
    for (DeviceInfo other : devices.otherWays(device)) {
      if (household.tests().fitness(other) instanceof Fitness.Untested) {
        measure(device, other, "Measuring it by " + other.backend());
      }
    }
  }

  private void measure(String device, DeviceInfo way, String doing) {
    on(
        device,
        way,
        worker -> {
          DrawnPower drawn = new DrawnPower(() -> watts.apply(device), WARM);
          DoubleConsumer showing = showing(device, doing);
          DeviceReport report = done(worker.benchmark(EACH, showing.andThen(drawn)));
          Optional<String> differs =
              report.conforms() ? Optional.empty() : Optional.of(report.reason());
          household.tests().measured(way, report.speeds().drawing(drawn.mean()), differs);
          return report;
        });
  }

  /** What is found is kept; the speed stays what it was. */
  void selfTest(String device) {
    DeviceInfo info = info(device);
    on(
        device,
        info,
        worker -> {
          showing(device, "Testing").accept(0);
          household.tests().tested(info, done(worker.selfTest()));
          return null;
        });
  }

  /** Nothing to offer for a device that does not tell its power. */
  Efficiency efficiency(String device) {
    if (watts.apply(device).known().isEmpty()) {
      return new Efficiency(device, false, 0, List.of());
    }
    return on(device, info(device), worker -> sweep(device, worker));
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
      changed.run();
    };
  }

  /**
   * @param way to drive the device
   */
  private <T> T on(String device, DeviceInfo way, Function<Worker, T> action) {
    try (WorkGate.Registration _ = lent(device);
        Worker worker = household.workers().on(way.id())) {
      open.add(worker);
      try {
        refuseIfClosed();
        return action.apply(worker);
      } finally {
        open.remove(worker);
      }
    } finally {
      devices.testing(device, null);
      changed.run();
    }
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new RpcException("AGENT-ENDS", "The agent ends.", "Start it again.");
    }
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

  /** Breaks off what runs. */
  @Override
  public void close() {
    closed = true;
    open.forEach(Worker::close);
  }
}
