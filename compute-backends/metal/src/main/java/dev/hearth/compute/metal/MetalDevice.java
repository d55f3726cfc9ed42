package dev.hearth.compute.metal;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.host.PlannedKernel;
import dev.hearth.compute.kernels.host.Scratchpad;
import dev.hearth.compute.kernels.host.Slices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One graphics processor, opened. */
final class MetalDevice implements Device {
  private final DeviceInfo info;
  private final Id gpu;
  private final Commands commands;
  private final Memory memory;
  private final PlannedKernel.Host<MetalBuffer> host;
  private final List<Pipelines> programs = new ArrayList<>();
  private final Map<Operator, Kernel> kernels = new HashMap<>();

  private MetalDevice(DeviceInfo info, Id gpu, Commands commands, Pace pace) {
    this.info = info;
    this.gpu = gpu;
    this.commands = commands;
    this.memory = new Memory(gpu);
    this.host =
        new PlannedKernel.Host<>(
            MetalBuffer.class,
            new Slices(pace, commands::await),
            new Scratchpad<>(words -> new MetalBuffer(memory, commands, Type.F32, words)));
  }

  /** The caller's share of the object stays the caller's. */
  static MetalDevice open(DeviceInfo info, Id gpu, Pace pace) {
    try (ObjectiveC.Pool _ = gpu.runtime().pool()) {
      Commands commands = Commands.of(gpu);
      return new MetalDevice(info, gpu.retained(), commands, pace);
    }
  }

  @Override
  public DeviceInfo info() {
    return info;
  }

  @Override
  public Pace pace() {
    return host.slices().pace();
  }

  @Override
  public Buffer allocate(Type type, long size) {
    return new MetalBuffer(memory, commands, type, size).zeroed();
  }

  @Override
  public Kernel compile(Operator operator) {
    return kernels.computeIfAbsent(operator, this::compiled);
  }

  @Override
  public void finish() {
    host.slices().finish();
  }

  @Override
  public void close() {
    try (ObjectiveC.Pool _ = gpu.runtime().pool()) {
      finish();
    } finally {
      programs.forEach(Pipelines::close);
      kernels.clear();
      host.scratchpad().close();
      memory.close();
      commands.close();
      gpu.close();
    }
  }

  private Kernel compiled(Operator operator) {
    KernelPlan plan = KernelPlan.of(operator, KernelShape.ITEMS);
    Pipelines program = new Pipelines(commands, plan, new Compiler(gpu).compile(plan));
    programs.add(program);
    return new PlannedKernel<>(operator, plan, host, program);
  }
}
