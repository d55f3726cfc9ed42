package dev.hearth.compute;

import java.util.List;

/** A family of devices, found by {@link java.util.ServiceLoader}. */
public interface Backend {
  String name();

  /** The devices of this machine; empty when the backend's driver is absent. */
  List<DeviceInfo> devices();

  /**
   * Opens a device.
   *
   * @param threads host threads the device may use, at least 1; results do not depend on it
   * @param pace asked between slices of its kernels
   * @throws IllegalArgumentException when the backend has no device of that id
   */
  Device open(String id, int threads, Pace pace);

  /** Opens a device that works as fast as it can. */
  default Device open(String id, int threads) {
    return open(id, threads, Pace.FREE);
  }
}
