package dev.hearth.node.device;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every device of every backend on the class path, the backends in the order they are found. One
 * that does not work, because of its driver or a bug, is left out and does not harm the others.
 */
public final class Devices {
  private static final Logger LOG = LoggerFactory.getLogger(Devices.class);

  private final List<Source> sources;
  private final Set<String> unusable = new ConcurrentSkipListSet<>();

  /** A backend that may not even load. */
  private record Source(String name, Supplier<Backend> backend) {}

  private Devices(Stream<Source> sources) {
    this.sources = sources.toList();
  }

  public Devices(List<Backend> backends) {
    this(backends.stream().map(backend -> new Source(backend.name(), () -> backend)));
  }

  /** Those that the class path offers. */
  public static Devices installed() {
    return new Devices(
        ServiceLoader.load(Backend.class).stream()
            .map(provider -> new Source(provider.type().getSimpleName(), provider)));
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

  /** What was left out when devices were listed, and why, a sentence each. */
  public List<String> unusable() {
    return List.copyOf(unusable);
  }

  private Stream<InstalledDevice> all() {
    return sources.stream().flatMap(this::of);
  }

  private Stream<InstalledDevice> of(Source source) {
    try {
      Backend backend = source.backend().get();
      return backend.devices().stream()
          .map(info -> new InstalledDevice(backend, info))
          .toList()
          .stream();
    } catch (RuntimeException | LinkageError | ServiceConfigurationError broken) {
      leaveOut(source, broken);
      return Stream.empty();
    }
  }

  private void leaveOut(Source source, Throwable broken) {
    String sentence =
        "%s is not usable here: %s.".formatted(BackendWords.title(source.name()), said(broken));
    if (unusable.add(sentence)) {
      LOG.warn(sentence, broken);
    }
  }

  /** The driver's own words stand at the root. */
  private static String said(Throwable broken) {
    Throwable root = broken;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String words = root.getMessage() == null ? root.toString() : root.getMessage();
    return words.strip().replaceAll("\\.$", "");
  }
}
