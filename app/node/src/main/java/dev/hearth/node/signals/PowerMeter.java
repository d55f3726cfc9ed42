package dev.hearth.node.signals;

import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.dbus.Bus;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.OwnProcesses;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What this machine's devices draw, for whoever measures one with no agent at hand. Nothing else of
 * the machine is read.
 */
public final class PowerMeter implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(500);
  private static final Executor BACKGROUND =
      task -> Thread.ofPlatform().daemon().name("power").start(task);

  private final Machine machine;
  private final LongSupplier nanoTime;

  PowerMeter(Machine machine, LongSupplier nanoTime) {
    this.machine = machine;
    this.nanoTime = nanoTime;
  }

  public static PowerMeter ofThisMachine(InstantSource clock, LongSupplier nanoTime) {
    OwnProcesses own = new OwnProcesses(nanoTime);
    Bus session = Bus.session(clock);
    Bus system = Bus.system(clock);
    Instruments instruments = new Instruments(clock, nanoTime, session, system, own);
    return new PowerMeter(Machines.thisOne(instruments), nanoTime);
  }

  /** Costs nothing to ask, for it is read in the background. One thread asks. */
  public Supplier<Reading<Double>> of(DeviceInfo device) {
    DeviceSenses senses = machine.devices().apply(Hardware.of(device));
    Refreshed<Double> watts = new Refreshed<>(senses.watts(), PERIOD, nanoTime, BACKGROUND);
    watts.latest(); // the first is waited for: not while something is measured
    return watts::latest;
  }

  @Override
  public void close() {
    machine.held().forEach(Runnable::run);
  }
}
