package dev.hearth.node.device;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Pace;
import java.util.List;

/** One whose driver does not load. */
public final class BrokenBackend implements Backend {
  @Override
  public String name() {
    return "broken";
  }

  @Override
  public List<DeviceInfo> devices() {
    throw new UnsatisfiedLinkError("libbroken.so: no such file");
  }

  @Override
  public Device open(String id, int threads, Pace pace) {
    throw new IllegalArgumentException(id);
  }
}
