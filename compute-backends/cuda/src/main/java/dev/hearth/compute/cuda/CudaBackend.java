package dev.hearth.compute.cuda;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Pace;
import dev.hearth.compute.kernels.host.PlannedDevice;
import java.util.List;

/** NVIDIA's cards. */
public final class CudaBackend implements Backend {
  private static final String NAME = "cuda";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<DeviceInfo> devices() {
    return Cards.all(NAME);
  }

  /** The host has little to do, so it needs no threads. */
  @Override
  public Device open(String id, int threads, Pace pace) {
    List<DeviceInfo> cards = devices();
    for (int n = 0; n < cards.size(); n++) {
      if (cards.get(n).id().equals(id)) {
        return opened(cards.get(n), Context.open(Cards.handle(n), pace));
      }
    }
    throw new IllegalArgumentException("CUDA has no device " + id);
  }

  private static Device opened(DeviceInfo info, Context context) {
    return new PlannedDevice<>(info, new CudaDriver(context, new Modules()), context.slices());
  }
}
