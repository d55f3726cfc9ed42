package dev.hearth.node.agent;

import dev.hearth.api.DeviceView.Testing;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.worker.Worker;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where devices are measured: each in a worker of its own while training rests, one measurement a
 * device at a time, until the owner or their rules break it off. Safe for any thread.
 */
final class TestStand implements AutoCloseable {
  private static final String ENDING = "the agent ends";

  private final Household household;
  private final DeviceDesk devices;
  private final Supplier<Map<String, Decision>> decisions;
  private final Runnable changed;
  private final Map<String, Measuring> running = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * @param decisions what the owner's rules say
   * @param changed hears how far a measurement is
   */
  TestStand(
      Household household,
      DeviceDesk devices,
      Supplier<Map<String, Decision>> decisions,
      Runnable changed) {
    this.household = household;
    this.devices = devices;
    this.decisions = decisions;
    this.changed = changed;
  }

  /**
   * Blocks until the measurement is over.
   *
   * @param way to drive the device
   * @param unwanted completes when nobody waits for it any more
   */
  <T> T on(
      String device, DeviceInfo way, CompletableFuture<?> unwanted, Function<Worker, T> action) {
    WorkGate.Registration lent = lent(device);
    try (lent;
        Worker worker = household.workers().on(way.id())) {
      return inHand(device, new Measuring(worker), unwanted, () -> action.apply(worker));
    } finally {
      changed.run();
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

  private <T> T inHand(
      String device, Measuring measuring, CompletableFuture<?> unwanted, Supplier<T> action) {
    running.put(device, measuring);
    try {
      unwanted.thenRun(() -> measuring.breakOff("nobody waits for it any more"));
      refuse(device);
      return action.get();
    } catch (RpcException e) {
      throw measuring.brokenOff().orElse(e);
    } finally {
      running.remove(device);
      devices.testing(device, null);
    }
  }

  private void refuse(String device) {
    Optional<String> objection = closed ? Optional.of(ENDING) : objection(device);
    if (objection.isPresent()) {
      throw Measuring.ended(objection.get());
    }
  }

  private Optional<String> objection(String device) {
    return Optional.ofNullable(decisions.get().get(device)).flatMap(Measuring::objection);
  }

  /** Shows how far it is. */
  DoubleConsumer showing(String device, String doing) {
    return progress -> {
      devices.testing(device, new Testing(doing, progress));
      Optional.ofNullable(running.get(device)).ifPresent(Measuring::progressed);
      changed.run();
    };
  }

  /** Breaks off what is in hand, if anything is. */
  void cancel(String device) {
    Optional.ofNullable(running.get(device)).ifPresent(one -> one.breakOff("you cancelled it"));
  }

  /** Something has changed: breaks off what the owner's rules do not bear now. */
  void look() {
    running.forEach((device, measuring) -> objection(device).ifPresent(measuring::breakOff));
  }

  /** Breaks off what runs; their workers have ended when it returns. */
  @Override
  public void close() {
    closed = true;
    running.values().forEach(one -> one.end(ENDING));
  }
}
