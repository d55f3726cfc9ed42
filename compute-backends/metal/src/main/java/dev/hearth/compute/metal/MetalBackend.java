package dev.hearth.compute.metal;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Pace;
import java.util.List;
import java.util.Optional;

/** The graphics processors of a Mac; on other machines there are none. */
public final class MetalBackend implements Backend {
  private static final String NAME = "metal";

  private final Optional<ObjectiveC> runtime;

  public MetalBackend() {
    this(List.of("/usr/lib/libobjc.A.dylib", "/System/Library/Frameworks/Metal.framework/Metal"));
  }

  /**
   * One of another Objective-C runtime, such as a mock.
   *
   * @param libraries by path, that have the runtime's functions and Metal's
   */
  public MetalBackend(List<String> libraries) {
    this.runtime = ObjectiveC.load(libraries);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<DeviceInfo> devices() {
    return runtime.map(MetalBackend::infos).orElse(List.of());
  }

  /** The host has little to do, so it needs no threads. */
  @Override
  public Device open(String id, int threads, Pace pace) {
    return runtime.flatMap(here -> opened(here, id, pace)).orElseThrow(() -> none(id));
  }

  private static List<DeviceInfo> infos(ObjectiveC runtime) {
    try (Gpus gpus = Gpus.of(runtime)) {
      return gpus.infos(NAME);
    }
  }

  private static Optional<Device> opened(ObjectiveC runtime, String id, Pace pace) {
    try (Gpus gpus = Gpus.of(runtime)) {
      List<DeviceInfo> infos = gpus.infos(NAME);
      for (int n = 0; n < infos.size(); n++) {
        if (infos.get(n).id().equals(id)) {
          return Optional.of(MetalDriver.open(infos.get(n), gpus.all().get(n), pace));
        }
      }
      return Optional.empty();
    }
  }

  private static IllegalArgumentException none(String id) {
    return new IllegalArgumentException("Metal has no device " + id);
  }
}
