package dev.hearth.node.agent;

import dev.hearth.api.DeviceView;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.device.Speeds;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.DeviceSignals;
import dev.hearth.node.policy.Fitness;
import dev.hearth.node.policy.Signals;
import dev.hearth.node.store.DeviceResult;
import dev.hearth.node.worker.DeviceList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The machine's devices as people see them. Safe for any thread. */
final class DeviceDesk {
  private final DeviceList devices;
  private final TestBook results;
  private final Map<String, DeviceView.Testing> testing = new ConcurrentHashMap<>();

  DeviceDesk(DeviceList devices, TestBook results) {
    this.devices = devices;
    this.results = results;
  }

  /** None before the machine was asked for them. */
  List<DeviceInfo> known() {
    return devices.known();
  }

  List<String> ids() {
    return known().stream().map(DeviceInfo::id).toList();
  }

  /**
   * @param signals as read last; empty before the first time
   */
  List<DeviceView> views(Map<String, Decision> decisions, Optional<Signals> signals) {
    return known().stream().map(device -> view(device, decisions, signals)).toList();
  }

  private DeviceView view(
      DeviceInfo device, Map<String, Decision> decisions, Optional<Signals> signals) {
    Optional<DeviceResult> result = results.of(device.id());
    Fitness fitness = fitness(device);
    Speeds speeds = result.map(DeviceResult::speeds).orElse(Speeds.UNKNOWN);
    Optional<Decision> decision = Optional.ofNullable(decisions.get(device.id()));
    return new DeviceView(
        device.id(),
        device.name(),
        device.vendor(),
        device.backend(),
        device.driver(),
        device.memoryBytes() >> 20,
        fitness instanceof Fitness.Fit || fitness instanceof Fitness.Benched,
        speeds.gflops(),
        speeds.bandwidth(),
        speeds.tokensPerSecond(),
        speeds.tokens(),
        speeds.watts(),
        fitness instanceof Fitness.Fit,
        reason(fitness, result),
        decision.map(SettingsDesk::share).orElse(0),
        decision.flatMap(Decision::hold).map(Decision.Hold::sentence).orElse(""),
        live(signals.map(seen -> seen.of(device.id())).orElse(DeviceSignals.UNKNOWN)),
        testing.get(device.id()));
  }

  private static String reason(Fitness fitness, Optional<DeviceResult> result) {
    return switch (fitness) {
      case Fitness.Fit _, Fitness.Untested _ -> "";
      case Fitness.Untestable _, Fitness.Benched _ -> result.map(DeviceResult::reason).orElse("");
    };
  }

  private static DeviceView.Live live(DeviceSignals signals) {
    return new DeviceView.Live(
        signals.celsius().known().orElse(null),
        signals.watts().known().orElse(null),
        signals.others().known().map(DeviceSignals.Load::share).orElse(null));
  }

  /** Shows how far a measurement is; null when it is over. */
  void testing(String device, DeviceView.Testing state) {
    if (state == null) {
      testing.remove(device);
    } else {
      testing.put(device, state);
    }
  }

  Optional<DeviceInfo> find(String device) {
    return known().stream().filter(one -> one.id().equals(device)).findFirst();
  }

  /** Other ways to drive the device than the chosen one. */
  List<DeviceInfo> otherWays(String device) {
    return devices.ways().stream()
        .filter(ways -> ways.chosen().id().equals(device))
        .flatMap(ways -> ways.others().stream())
        .toList();
  }

  /** What is known of the device's bits and speed; empty when nothing is. */
  Optional<DeviceResult> result(String device) {
    return results.of(device);
  }

  /** Whether the device may earn. */
  Fitness fitness(DeviceInfo device) {
    return results.fitness(device);
  }

  /** The ids of each device's ways to be driven, the chosen one first. */
  List<List<String>> ways() {
    return devices.ways().stream()
        .map(ways -> ways.all().stream().map(DeviceInfo::id).toList())
        .toList();
  }
}
