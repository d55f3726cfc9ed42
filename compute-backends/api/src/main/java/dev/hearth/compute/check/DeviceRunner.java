package dev.hearth.compute.check;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
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
        Words.write(buffers[n], arguments[n]);
      }
    }
    device.compile(operator).run(buffers);
    for (int n = 0; n < buffers.length; n++) {
      arguments[n] = Words.read(buffers[n]);
    }
    own.forEach(Buffer::close);
  }
}
