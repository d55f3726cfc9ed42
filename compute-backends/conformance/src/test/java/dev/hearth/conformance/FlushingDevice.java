package dev.hearth.conformance;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.check.Words;
import dev.hearth.compute.fold.Arithmetic;
import dev.hearth.compute.fold.Interpreter;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Type;
import java.util.HashMap;
import java.util.Map;

/** The reference on a machine without subnormals, with the memory of another device. */
record FlushingDevice(Device device, Map<Operator, Kernel> kernels) implements Device {
  FlushingDevice(Device device) {
    this(device, new HashMap<>());
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
    return kernels.computeIfAbsent(operator, FlushingDevice::flushing);
  }

  @Override
  public void close() {
    device.close();
  }

  private static Kernel flushing(Operator operator) {
    Interpreter interpreter = new Interpreter(operator, Arithmetic.FLUSHING);
    return buffers -> {
      int[][] words = new int[buffers.length][];
      for (int n = 0; n < words.length; n++) {
        words[n] = Words.read(buffers[n]);
      }
      interpreter.run(words);
      for (int n = 0; n < words.length; n++) {
        if (operator.arguments().get(n).role() == Role.OUT) {
          Words.write(buffers[n], words[n]);
        }
      }
    };
  }
}
