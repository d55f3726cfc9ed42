package dev.hearth.node.store;

import static dev.hearth.node.store.StoredMoment.orNull;
import static dev.hearth.node.store.StoredMoment.orUnknown;

import dev.hearth.node.policy.DeviceSignals;
import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Economy;
import dev.hearth.node.policy.Moment;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A device's part of a moment.
 *
 * @param load others' share; whose it was is not kept
 * @param watts what it drew
 * @param pay what an hour would have paid
 * @param draws what it draws at work
 */
record StoredDevice(Double load, Double celsius, Double watts, Double pay, Double draws) {

  static Map<String, StoredDevice> of(Moment moment) {
    TreeSet<String> ids = new TreeSet<>(moment.signals().devices().keySet());
    ids.addAll(moment.economies().keySet());
    Map<String, StoredDevice> devices = new TreeMap<>();
    ids.forEach(id -> devices.put(id, of(moment, id)));
    return devices;
  }

  private static StoredDevice of(Moment moment, String id) {
    DeviceSignals signals = moment.signals().of(id);
    Economy economy = moment.economies().getOrDefault(id, Economy.UNKNOWN);
    return new StoredDevice(
        orNull(signals.others().map(Load::share)),
        orNull(signals.celsius()),
        orNull(signals.watts()),
        orNull(economy.payPerHour()),
        orNull(economy.watts()));
  }

  static Map<String, DeviceSignals> signals(Map<String, StoredDevice> devices) {
    return each(devices, StoredDevice::signals);
  }

  static Map<String, Economy> economies(Map<String, StoredDevice> devices) {
    return each(devices, device -> new Economy(orUnknown(device.pay), orUnknown(device.draws)));
  }

  private DeviceSignals signals() {
    return new DeviceSignals(
        orUnknown(load).map(share -> new Load(share, "")), orUnknown(celsius), orUnknown(watts));
  }

  private static <T> Map<String, T> each(
      Map<String, StoredDevice> devices, Function<StoredDevice, T> part) {
    return devices.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, device -> part.apply(device.getValue())));
  }
}
