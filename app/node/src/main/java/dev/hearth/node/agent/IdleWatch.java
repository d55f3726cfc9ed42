package dev.hearth.node.agent;

import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.idle.IdleEngine;
import dev.hearth.node.idle.Watched;
import dev.hearth.node.lease.Permission;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.Economy;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Rules;
import dev.hearth.node.policy.Signals;
import dev.hearth.node.policy.Wish;
import dev.hearth.node.settings.OwnersRules;
import dev.hearth.node.signals.Hardware;
import dev.hearth.node.signals.Wanted;
import dev.hearth.node.store.SignalLog;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sets every device's gate as the owner's rules decide by the signals. Safe for any thread. */
final class IdleWatch implements AutoCloseable {
  private static final String NOT_READ = "it has not been read yet";

  private final Household household;
  private final DeviceDesk devices;
  private final Function<Wanted, Signals> senses;
  private final BiFunction<String, Reading<Double>, Economy> economy;
  private final BooleanSupplier inHand;
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("idle").factory());
  private final IdleEngine engine;

  /**
   * @param economy of a device, by its id and the watts it draws
   * @param inHand whether a lease is being worked on
   * @param changed hears when what a device may do, or the reason, has changed
   */
  IdleWatch(
      Household household,
      DeviceDesk devices,
      Function<Wanted, Signals> senses,
      SignalLog record,
      BiFunction<String, Reading<Double>, Economy> economy,
      BooleanSupplier inHand,
      Runnable changed) {
    this.household = household;
    this.devices = devices;
    this.senses = senses;
    this.economy = economy;
    this.inHand = inHand;
    this.engine =
        new IdleEngine(
            () -> senses.apply(wanted()),
            this::rules,
            this::wish,
            this::watched,
            record::record,
            household.clock(),
            scheduler,
            changed);
    household.settings().onChange(values -> engine.look());
  }

  void start() {
    engine.start();
  }

  /** Decides at once, because something is known to have changed. */
  void look() {
    engine.look();
  }

  /** Decides at once on what was seen last. */
  void think() {
    engine.think();
  }

  Map<String, Decision> decisions() {
    return engine.decisions();
  }

  /** Empty before the first look. */
  Optional<Signals> signals() {
    return Optional.ofNullable(engine.signals());
  }

  Reading<Double> watts(String device) {
    return signals()
        .map(seen -> seen.of(device).watts())
        .orElseGet(() -> Reading.unknown(NOT_READ));
  }

  private Rules rules() {
    return OwnersRules.of(household.settings().values()).alike(devices.ways());
  }

  private Wanted wanted() {
    Set<Long> own = new HashSet<>(household.door().processes());
    own.add(ProcessHandle.current().pid());
    Map<String, Hardware> hardware =
        devices.known().stream().collect(Collectors.toMap(DeviceInfo::id, Hardware::of));
    return new Wanted(rules().programs(), hardware, own);
  }

  /** Where nothing is in hand, there is nothing to finish first. */
  private Wish wish() {
    Wish said = household.wishes().now();
    if (said instanceof Wish.Finish && !inHand.getAsBoolean()) {
      household.wishes().finished();
    }
    return household.wishes().now();
  }

  private List<Watched> watched() {
    return devices.known().stream().map(this::watched).toList();
  }

  private Watched watched(DeviceInfo device) {
    String id = device.id();
    WorkGate gate = household.gates().of(id);
    return new Watched(
        id,
        device.name(),
        () -> devices.fitness(device),
        () -> economy.apply(id, watts(id)),
        decision -> gate.set(permission(decision)));
  }

  private static Permission permission(Decision decision) {
    return switch (decision) {
      case Decision.Work work -> new Permission.Work(work.share());
      case Decision.Finish finish -> new Permission.Finish(finish.share());
      case Decision.Hold hold -> new Permission.Hold(hold.why().reason(), hold.why().release());
    };
  }

  @Override
  public void close() {
    engine.close();
    scheduler.shutdownNow();
  }
}
