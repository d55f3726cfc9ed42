package dev.hearth.compute.opencl;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Pace;
import dev.hearth.compute.kernels.KernelShape;
import java.util.List;
import java.util.Optional;

/** Whatever devices the installed OpenCL drivers offer. */
public final class OpenClBackend implements Backend {
  private static final String NAME = "opencl";

  private final Optional<KernelShape> shape;
  private final String options;

  public OpenClBackend() {
    this(Optional.empty(), "");
  }

  /**
   * One that insists on how devices compute, to see that bits do not depend on it.
   *
   * @param shape the shape of its kernels; empty for what suits a device
   * @param options for the driver's compiler, such as -cl-denorms-are-zero
   */
  public OpenClBackend(Optional<KernelShape> shape, String options) {
    this.shape = shape;
    this.options = options;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<DeviceInfo> devices() {
    return Platforms.devices(NAME).stream().map(Platforms.Found::info).toList();
  }

  @Override
  public Device open(String id, int threads, Pace pace) {
    Platforms.Found found =
        Platforms.devices(NAME).stream()
            .filter(f -> f.info().id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("OpenCL has no device " + id));
    return new OpenClDevice(
        found.info(), Context.open(found, threads), shape.orElse(suited(found)), options, pace);
  }

  private static KernelShape suited(Platforms.Found found) {
    return found.info().host() ? KernelShape.VECTORS : KernelShape.ITEMS;
  }
}
