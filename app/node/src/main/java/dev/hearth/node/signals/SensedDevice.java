package dev.hearth.node.signals;

import dev.hearth.node.policy.DeviceSignals;
import dev.hearth.node.policy.DeviceSignals.Load;

/** One device that is watched. */
record SensedDevice(
    Hardware hardware, Refreshed<Load> others, Refreshed<Double> celsius, Refreshed<Double> watts) {

  DeviceSignals read() {
    return new DeviceSignals(others.latest(), celsius.latest(), watts.latest());
  }
}
