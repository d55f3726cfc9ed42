package dev.hearth.compute.cpu;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.cpu.exec.Lanes;
import java.util.List;

/** The processor: "cpu" by vectors, "reference" by the interpreter. */
public final class CpuBackend implements Backend {
  private static final String NAME = "cpu";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<DeviceInfo> devices() {
    return List.of(cpu(Lanes.chosen()), reference().info());
  }

  @Override
  public Device open(String id, int threads) {
    return switch (id) {
      case CpuDevice.ID -> open(Lanes.chosen(), threads);
      case ReferenceDevice.ID -> reference();
      default -> throw new IllegalArgumentException("the CPU backend has no device " + id);
    };
  }

  /** The vector device with a width other than the machine's choice. */
  Device open(Lanes lanes, int threads) {
    return new CpuDevice(cpu(lanes), lanes, threads);
  }

  private static DeviceInfo cpu(Lanes lanes) {
    String width = lanes.vector() ? lanes.count() * Float.SIZE + "-bit vectors" : "plain Java";
    String name = Machine.processor() + ", " + width;
    return new DeviceInfo(CpuDevice.ID, name, NAME, Machine.memoryBytes());
  }

  private static ReferenceDevice reference() {
    return new ReferenceDevice(NAME, Machine.memoryBytes());
  }
}
