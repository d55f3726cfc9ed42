package dev.hearth.conformance;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;

/** Turns the last bit of one element over whenever one operator has run. */
record FaultyDevice(Device device, String operator) implements Device {
  static final int ELEMENT = 17;

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
  public Kernel compile(Operator compiled) {
    Kernel kernel = device.compile(compiled);
    return compiled.name().equals(operator) ? spoilt(kernel) : kernel;
  }

  @Override
  public void close() {
    device.close();
  }

  private static Kernel spoilt(Kernel kernel) {
    return arguments -> {
      kernel.run(arguments);
      Buffer last = arguments[arguments.length - 1];
      float[] element = new float[1];
      last.read(ELEMENT, element, 0, 1);
      element[0] = Float.intBitsToFloat(Float.floatToRawIntBits(element[0]) ^ 1);
      last.write(ELEMENT, element, 0, 1);
    };
  }
}
