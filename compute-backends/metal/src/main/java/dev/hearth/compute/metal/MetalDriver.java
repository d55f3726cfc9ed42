package dev.hearth.compute.metal;

import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.host.Driver;
import dev.hearth.compute.kernels.host.PlannedDevice;

/** A graphics processor by Apple's driver. */
record MetalDriver(Id gpu, Commands commands, Memory memory) implements Driver<MetalBuffer> {
  /** The caller's share of the object stays the caller's. */
  static Device open(DeviceInfo info, Id gpu, Pace pace) {
    try (ObjectiveC.Pool _ = gpu.runtime().pool()) {
      Commands commands = Commands.of(gpu, pace);
      MetalDriver driver = new MetalDriver(gpu.retained(), commands, new Memory(gpu));
      return new PlannedDevice<>(info, driver, commands.slices());
    }
  }

  @Override
  public Class<MetalBuffer> bufferType() {
    return MetalBuffer.class;
  }

  @Override
  public MetalBuffer allocate(Type type, long size) {
    return new MetalBuffer(memory, commands, type, size);
  }

  @Override
  public void clear(MetalBuffer buffer) {
    buffer.clear();
  }

  @Override
  public boolean joins() {
    return KernelShape.ITEMS.joins();
  }

  @Override
  public KernelPlan plan(Operator operator) {
    return KernelPlan.of(operator, KernelShape.ITEMS);
  }

  @Override
  public Program<MetalBuffer> compile(Operator operator, KernelPlan plan) {
    return new Pipelines(commands, plan, new Compiler(gpu).compile(plan));
  }

  /** A slice is one command buffer, sent when it is waited for. */
  @Override
  public void flush() {}

  @Override
  public void await() {
    try (ObjectiveC.Pool _ = gpu.runtime().pool()) {
      commands.await();
    }
  }

  @Override
  public void close() {
    try (ObjectiveC.Pool _ = gpu.runtime().pool()) {
      memory.close();
      commands.close();
      gpu.close();
    }
  }
}
