package dev.hearth.node.agent;

import dev.hearth.api.DeviceView;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.DeviceSignals;
import dev.hearth.node.policy.Signals;
import dev.hearth.node.store.DeviceResult;
import dev.hearth.node.store.DeviceResults;
import dev.hearth.node.worker.DeviceList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The machine's devices as people see them. Safe for any thread. */
final class DeviceDesk {
  private final DeviceList devices;
  private final DeviceResults results;
  private final Map<String, DeviceView.Testing> testing = new ConcurrentHashMap<>();

  DeviceDesk(DeviceList devices, DeviceResults results) {
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
    Optional<Decision> decision = Optional.ofNullable(decisions.get(device.id()));
    return new DeviceView(
        device.id(),
        device.name(),
        device.backend(),
        device.memoryBytes() >> 20,
        result.isPresent(),
        result.map(DeviceResult::gflops).orElse(0.0),
        result.map(DeviceResult::tokensPerSecond).orElse(0.0),
        result.filter(found -> !found.isBenched()).isPresent(),
        result.filter(DeviceResult::isBenched).map(DeviceResult::reason).orElse(""),
        decision.map(SettingsDesk::share).orElse(0),
        decision.flatMap(Decision::hold).map(Decision.Hold::sentence).orElse(""),
        live(signals.map(seen -> seen.of(device.id())).orElse(DeviceSignals.UNKNOWN)),
        testing.get(device.id()));
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

  /** Why the device may not earn: it failed its self-test twice in a row. */
  Optional<String> benched(String device) {
    return results
        .of(device)
        .filter(DeviceResult::isBenched)
        .map(result -> "it gave different bits in the self-test twice");
  }
}
