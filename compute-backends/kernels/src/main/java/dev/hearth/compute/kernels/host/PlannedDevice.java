package dev.hearth.compute.kernels.host;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceException;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.kernels.KernelPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A device whose kernels are planned: everything but what its driver does its own way. */
public final class PlannedDevice<B extends StagedBuffer> implements Device {
  private final DeviceInfo info;
  private final Driver<B> driver;
  private final Slices slices;
  private final Scratchpad<B> scratchpad;
  private final List<B> buffers = new ArrayList<>();
  private final List<Driver.Program<B>> programs = new ArrayList<>();
  private final Map<Operator, Kernel> kernels = new HashMap<>();

  public PlannedDevice(DeviceInfo info, Driver<B> driver, Slices slices) {
    this.info = info;
    this.driver = driver;
    this.slices = slices;
    this.scratchpad = new Scratchpad<>(words -> driver.allocate(Type.F32, words));
  }

  @Override
  public DeviceInfo info() {
    return info;
  }

  @Override
  public Pace pace() {
    return slices.pace();
  }

  @Override
  public Buffer allocate(Type type, long size) {
    buffers.removeIf(StagedBuffer::isClosed);
    B buffer = driver.allocate(type, size);
    try {
      driver.clear(buffer);
    } catch (DeviceException e) {
      buffer.close();
      throw e;
    }
    buffers.add(buffer);
    return buffer;
  }

  @Override
  public Kernel compile(Operator operator) {
    return kernels.computeIfAbsent(operator, this::compiled);
  }

  @Override
  public boolean joins() {
    return driver.joins();
  }

  @Override
  public void finish() {
    slices.finish();
  }

  /** A device that is lost cannot be waited for; what it held is given back all the same. */
  @Override
  public void close() {
    try {
      driver.await();
    } catch (DeviceException lost) {
      // Whoever used it has heard of it already.
    }
    programs.forEach(Driver.Program::close);
    scratchpad.close();
    buffers.forEach(Buffer::close);
    kernels.clear();
    driver.close();
  }

  private Kernel compiled(Operator operator) {
    KernelPlan plan = driver.plan(operator);
    Driver.Program<B> program = driver.compile(operator, plan);
    programs.add(program);
    return new PlannedKernel<>(operator, plan, program, this::run, driver);
  }

  private void run(PlannedKernel<B> kernel, Map<Integer, B> slots) {
    slices.begin();
    Map<Integer, B> lent = new HashMap<>();
    try {
      kernel.scratch().forEach((slot, words) -> lent.put(slot, scratchpad.lend(words)));
      slots.putAll(lent);
      kernel.send(slots, slices);
      driver.flush();
    } finally {
      lent.values().forEach(scratchpad::giveBack);
    }
  }
}
