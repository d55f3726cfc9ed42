package dev.hearth.compute.cpu;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;
import java.util.HashMap;
import java.util.Map;

/** The scalar reference: slow, and right by definition. */
final class ReferenceDevice implements Device {
  static final String ID = "reference";

  private final DeviceInfo info;
  private final Pace pace;
  private final Map<Operator, Kernel> kernels = new HashMap<>();

  ReferenceDevice(String backend, long memoryBytes, Pace pace) {
    this.pace = pace;
    this.info = new DeviceInfo(ID, "Scalar reference", "", backend, "", memoryBytes, "", true);
  }

  @Override
  public DeviceInfo info() {
    return info;
  }

  @Override
  public Pace pace() {
    return pace;
  }

  @Override
  public Buffer allocate(Type type, long size) {
    return new ReferenceBuffer(type, new int[Math.toIntExact(size)]);
  }

  @Override
  public Kernel compile(Operator operator) {
    return kernels.computeIfAbsent(operator, o -> new ReferenceKernel(o, pace));
  }

  @Override
  public void close() {
    kernels.clear();
  }
}
