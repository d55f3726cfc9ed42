package dev.hearth.node.device;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.ServiceLoader;
import java.util.stream.Stream;

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

  /** Those meant for work: all but the reference, which is there to be compared with. */
  public List<InstalledDevice> workers() {
    return all().filter(device -> !device.id().equals("reference")).toList();
  }

  /** The one to work on when nobody chose. */
  public InstalledDevice first() {
    return workers().getFirst();
  }

  /** The device of this id; throws NoSuchElementException when there is none. */
  public InstalledDevice find(String id) {
    return all()
        .filter(device -> device.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no device " + id));
  }

  /** Opens the device of this id, to work as fast as it can. */
  public Device open(String id, int threads) {
    return find(id).open(threads, Pace.FREE);
  }

  private Stream<InstalledDevice> all() {
    return backends.stream()
        .flatMap(
            backend -> backend.devices().stream().map(info -> new InstalledDevice(backend, info)));
  }
}
