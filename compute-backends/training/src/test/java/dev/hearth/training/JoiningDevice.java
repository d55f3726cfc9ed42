package dev.hearth.training;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;

/** Wants operators joined, as graphics cards do. */
record JoiningDevice(Device device) implements Device {
  @Override
  public boolean joins() {
    return true;
  }

  @Override
  public DeviceInfo info() {
    return device.info();
  }

  @Override
  public Pace pace() {
    return device.pace();
  }

  @Override
  public Buffer allocate(Type type, long size) {
    return device.allocate(type, size);
  }

  @Override
  public Kernel compile(Operator operator) {
    return device.compile(operator);
  }

  @Override
  public void finish() {
    device.finish();
  }

  @Override
  public void close() {
    device.close();
  }
}
