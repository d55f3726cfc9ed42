package dev.hearth.node.device;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Pace;

/** A device of this machine, to be opened by whoever works on it. */
public record InstalledDevice(Backend backend, DeviceInfo info) {
  public String id() {
    return info.id();
  }

  /** For people. */
  public String name() {
    return info.name();
  }

  /** With so many host threads. */
  public Device open(int threads, Pace pace) {
    return backend.open(info.id(), threads, pace);
  }
}
