package dev.hearth.node.signals;

import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;

/** What can be read of one device. */
record DeviceSenses(Sense<Load> others, Sense<Double> celsius, Sense<Double> watts) {

  static DeviceSenses unknown(String reason) {
    return new DeviceSenses(
        () -> Reading.unknown(reason),
        () -> Reading.unknown(reason),
        () -> Reading.unknown(reason));
  }
}
