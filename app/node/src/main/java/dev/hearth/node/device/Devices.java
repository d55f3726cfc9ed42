package dev.hearth.node.device;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.ServiceLoader;

/** Every device of every backend on the class path, the backends in the order they are found. */
public final class Devices {
  private final List<Backend> backends;

  public Devices(List<Backend> backends) {
    this.backends = List.copyOf(backends);
  }

  /** Those that the class path offers. */
  public static Devices installed() {
    return new Devices(
        ServiceLoader.load(Backend.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  public List<DeviceInfo> list() {
    return backends.stream().flatMap(backend -> backend.devices().stream()).toList();
  }

  /** Those meant for work: all but the reference, which is there to be compared with. */
  public List<DeviceInfo> workers() {
    return list().stream().filter(device -> !device.id().equals("reference")).toList();
  }

  /** What there is to know of the device of this id; throws NoSuchElementException for none. */
  public DeviceInfo info(String id) {
    return list().stream().filter(device -> device.id().equals(id)).findFirst().orElseThrow();
  }

  /** Opens the device of this id; throws NoSuchElementException when there is none. */
  public Device open(String id, int threads) {
    for (Backend backend : backends) {
      if (backend.devices().stream().anyMatch(device -> device.id().equals(id))) {
        return backend.open(id, threads);
      }
    }
    throw new NoSuchElementException("no device " + id);
  }
}
