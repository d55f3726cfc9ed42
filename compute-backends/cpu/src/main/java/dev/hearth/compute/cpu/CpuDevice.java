package dev.hearth.compute.cpu;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.cpu.exec.Lanes;
import dev.hearth.compute.cpu.exec.Workers;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;
import java.util.HashMap;
import java.util.Map;

/** The machine's processor by the Java Vector API, with a few threads of its own. */
final class CpuDevice implements Device {
  static final String ID = "cpu";

  private final DeviceInfo info;
  private final Workers workers;
  private final Planner planner;
  private final Scratchpad scratchpad = new Scratchpad();
  private final Map<Operator, Kernel> kernels = new HashMap<>();

  CpuDevice(DeviceInfo info, Lanes lanes, int threads, Pace pace) {
    this.info = info;
    this.workers = new Workers(threads, pace);
    this.planner = new Planner(lanes, workers);
  }

  @Override
  public DeviceInfo info() {
    return info;
  }

  @Override
  public Pace pace() {
    return workers.pace();
  }

  @Override
  public Buffer allocate(Type type, long size) {
    return ArrayBuffer.of(type, size);
  }

  @Override
  public Kernel compile(Operator operator) {
    return kernels.computeIfAbsent(operator, o -> new CpuKernel(o, planner.plan(o), scratchpad));
  }

  @Override
  public void close() {
    workers.close();
    kernels.clear();
    scratchpad.clear();
  }
}
