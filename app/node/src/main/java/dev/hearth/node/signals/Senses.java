package dev.hearth.node.signals;

import dev.hearth.node.dbus.Bus;
import dev.hearth.node.policy.DeviceSignals;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals;
import dev.hearth.node.policy.Signals.Foreground;
import dev.hearth.node.policy.Signals.Power;
import dev.hearth.node.signals.sense.OwnProcesses;
import dev.hearth.node.signals.sense.ProgramName;
import dev.hearth.node.signals.sense.Sense;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The senses of this machine: cheap enough to be asked ten times a second. Input is looked at each
 * time; the rest is refreshed in the background, each at a pace of its own. One thread at a time.
 */
public final class Senses implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration NOW_AND_THEN = Duration.ofSeconds(5);
  private static final Duration SELDOM = Duration.ofSeconds(30);

  private final Machine machine;
  private final OwnProcesses own;
  private final LongSupplier nanoTime;
  private final Executor background;
  private final Sense<Duration> idle;
  private final Refreshed<Foreground> foreground;
  private final Refreshed<Set<String>> programs;
  private final Refreshed<String> video;
  private final Refreshed<Power> power;
  private final Refreshed<Boolean> metered;
  private Map<String, SensedDevice> devices = Map.of();

  Senses(Machine machine, OwnProcesses own, LongSupplier nanoTime, Executor background) {
    this.machine = machine;
    this.own = own;
    this.nanoTime = nanoTime;
    this.background = background;
    this.idle = steady(machine.idle());
    this.foreground = every(SOON, steady(machine.foreground()));
    this.programs = every(SOON, steady(machine.programs()));
    this.video = every(SOON, steady(machine.video()));
    this.power = every(NOW_AND_THEN, steady(machine.power()));
    this.metered = every(SELDOM, machine.metered());
  }

  /**
   * Everything that this machine tells.
   *
   * @param background runs what takes its time, on threads of the platform
   * @param session asked on Linux only, as the other one; both stay the caller's to close
   */
  public static Senses ofThisMachine(
      InstantSource clock, LongSupplier nanoTime, Executor background, Bus session, Bus system) {
    OwnProcesses own = new OwnProcesses(nanoTime);
    Instruments instruments = new Instruments(clock, nanoTime, session, system, own);
    return new Senses(Machines.thisOne(instruments), own, nanoTime, background);
  }

  /** The first call takes a moment: it waits for every source. */
  public Signals read(Wanted wanted) {
    own.are(wanted.own());
    return new Signals(
        idle.read(),
        foreground.latest(),
        running(wanted.programs()),
        video.latest(),
        power.latest(),
        metered.latest(),
        read(wanted.devices()));
  }

  /** Who lists no program has none looked for. */
  private Reading<Set<String>> running(Set<String> listed) {
    return listed.isEmpty()
        ? Reading.of(Set.of())
        : programs.latest().map(keys -> named(listed, keys));
  }

  private static Set<String> named(Set<String> listed, Set<String> keys) {
    return listed.stream()
        .filter(name -> keys.contains(ProgramName.key(name)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Map<String, DeviceSignals> read(Map<String, Hardware> wanted) {
    Map<String, SensedDevice> kept = new HashMap<>();
    wanted.forEach((id, hardware) -> kept.put(id, device(id, hardware)));
    devices = kept;
    return kept.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, device -> device.getValue().read()));
  }

  private SensedDevice device(String id, Hardware hardware) {
    SensedDevice known = devices.get(id);
    return known != null && known.hardware().equals(hardware) ? known : sensed(hardware);
  }

  private SensedDevice sensed(Hardware hardware) {
    DeviceSenses senses = machine.devices().apply(hardware);
    return new SensedDevice(
        hardware,
        every(SOON, senses.others()),
        every(NOW_AND_THEN, senses.celsius()),
        every(NOW_AND_THEN, senses.watts()));
  }

  private <T> Sense<T> steady(Sense<T> sense) {
    return new Steady<>(sense, nanoTime);
  }

  private <T> Refreshed<T> every(Duration period, Sense<T> sense) {
    return new Refreshed<>(sense, period, nanoTime, background);
  }

  @Override
  public void close() {
    machine.held().forEach(Runnable::run);
  }
}
