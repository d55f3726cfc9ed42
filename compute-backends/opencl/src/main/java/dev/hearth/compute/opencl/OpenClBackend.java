package dev.hearth.compute.opencl;

import static org.lwjgl.opencl.CL10.CL_DEVICE_LOCAL_MEM_SIZE;
import static org.lwjgl.opencl.CL10.CL_DEVICE_MAX_WORK_GROUP_SIZE;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceException;
import dev.hearth.compute.DeviceException.Reason;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Pace;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.host.PlannedDevice;
import dev.hearth.compute.kernels.host.Slices;
import java.util.List;
import java.util.Optional;

/** Whatever devices the installed OpenCL drivers offer. */
public final class OpenClBackend implements Backend {
  private static final String NAME = "opencl";

  private final Optional<KernelShape> shape;
  private final String options;
  private final long firstSlice;

  public OpenClBackend() {
    this(Optional.empty(), "", Slices.FIRST);
  }

  /**
   * One that insists on how devices compute, to see that bits do not depend on it.
   *
   * @param shape the shape of its kernels; empty for what suits a device
   * @param options for the driver's compiler, such as -cl-denorms-are-zero
   * @param firstSlice what a device's first slice holds, see {@link Slices}
   */
  public OpenClBackend(Optional<KernelShape> shape, String options, long firstSlice) {
    this.shape = shape;
    this.options = options;
    this.firstSlice = firstSlice;
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
    KernelShape kernels = fitted(found, shape.orElse(suited(found)));
    Context context = Context.open(found, threads, pace, firstSlice);
    Compiler compiler = new Compiler(context, kernels, options);
    OpenClDriver driver = new OpenClDriver(context, kernels, compiler);
    return new PlannedDevice<>(found.info(), driver, context.slices());
  }

  private static KernelShape suited(Platforms.Found found) {
    return found.info().host() ? KernelShape.VECTORS : KernelShape.ITEMS;
  }

  private static KernelShape fitted(Platforms.Found found, KernelShape shape) {
    DeviceQuery query = new DeviceQuery(found.handle());
    long items = query.number(CL_DEVICE_MAX_WORK_GROUP_SIZE);
    if (items < shape.mostItems()) {
      throw new DeviceException(
          Reason.DRIVER,
          "its groups hold %d work-items, %d are needed".formatted(items, shape.mostItems()));
    }
    return shape.within(query.number(CL_DEVICE_LOCAL_MEM_SIZE));
  }
}
