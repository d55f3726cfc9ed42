package dev.hearth.training;

import dev.hearth.compute.DeviceInfo;

/** The memory that training finds, in bytes. */
public sealed interface Room {
  /** What the device has. */
  long device();

  /** What the process that drives it has. */
  long host();

  /** A processor's, where both are one. */
  record Shared(long bytes) implements Room {
    @Override
    public long device() {
      return bytes;
    }

    @Override
    public long host() {
      return bytes;
    }
  }

  /** A card's, and the heap beside it. */
  record Apart(long device, long host) implements Room {}

  /**
   * @param heap that the process which drives the device may have
   */
  static Room of(DeviceInfo device, long heap) {
    return device.host() ? new Shared(device.memoryBytes()) : new Apart(device.memoryBytes(), heap);
  }

  /** For a device that this very process drives. */
  static Room here(DeviceInfo device) {
    return of(device, Runtime.getRuntime().maxMemory());
  }
}
