package dev.hearth.compute.check;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.Type;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Runs an operator on a device, each argument where its place says. */
final class DeviceRunner implements Trial.Runner {
  private final Device device;
  private final Operator operator;
  private final List<Tensor> tensors;
  private final Places places;

  DeviceRunner(Device device, Operator operator, Places places) {
    this.device = device;
    this.operator = operator;
    this.tensors = operator.arguments();
    this.places = places;
  }

  @Override
  public void run(int[]... arguments) {
    List<Buffer> own = new ArrayList<>();
    Buffer[] buffers = new Buffer[arguments.length];
    for (int n = 0; n < buffers.length; n++) {
      if (places.shared(n)) {
        buffers[n] = buffers[places.of(n)];
      } else {
        buffers[n] = device.allocate(tensors.get(n).type(), arguments[n].length);
        own.add(buffers[n]);
        write(buffers[n], arguments[n]);
      }
    }
    device.compile(operator).run(buffers);
    for (int n = 0; n < buffers.length; n++) {
      read(buffers[n], arguments[n]);
    }
    own.forEach(Buffer::close);
  }

  private static void write(Buffer buffer, int[] words) {
    if (buffer.type() == Type.I32) {
      buffer.write(0, words, 0, words.length);
      return;
    }
    float[] floats = new float[words.length];
    for (int n = 0; n < words.length; n++) {
      floats[n] = Float.intBitsToFloat(words[n]);
    }
    buffer.write(0, floats, 0, floats.length);
  }

  private static void read(Buffer buffer, int[] words) {
    if (buffer.type() == Type.I32) {
      buffer.read(0, words, 0, words.length);
      return;
    }
    float[] floats = new float[words.length];
    buffer.read(0, floats, 0, floats.length);
    for (int n = 0; n < words.length; n++) {
      words[n] = Float.floatToRawIntBits(floats[n]);
    }
  }
}
