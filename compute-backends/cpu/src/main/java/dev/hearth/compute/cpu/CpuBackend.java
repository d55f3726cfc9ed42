package dev.hearth.compute.cpu;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Pace;
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
    return List.of(cpu(Lanes.chosen()), reference(Pace.FREE).info());
  }

  @Override
  public Device open(String id, int threads, Pace pace) {
    return switch (id) {
      case CpuDevice.ID -> open(Lanes.chosen(), threads, pace);
      case ReferenceDevice.ID -> reference(pace);
      default -> throw new IllegalArgumentException("the CPU backend has no device " + id);
    };
  }

  /** The vector device with a width other than the machine's choice. */
  Device open(Lanes lanes, int threads, Pace pace) {
    return new CpuDevice(cpu(lanes), lanes, threads, pace);
  }

  private static DeviceInfo cpu(Lanes lanes) {
    String width = lanes.vector() ? lanes.count() * Float.SIZE + "-bit vectors" : "plain Java";
    String name = Machine.processor() + ", " + width;
    return Machine.device(CpuDevice.ID, name, NAME);
  }

  private static ReferenceDevice reference(Pace pace) {
    return new ReferenceDevice(NAME, Machine.memoryBytes(), pace);
  }
}
