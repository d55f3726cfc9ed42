package dev.hearth.training;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.op.Outer;

/** What a shard changed: end minus start. Goes through the model in pieces. */
final class UpdateStep {
  private static final int PIECE = 1 << 20;

  private UpdateStep() {}

  static float[] of(Device device, float[] start, float[] end) {
    float[] update = new float[start.length];
    for (int at = 0; at < update.length; at += PIECE) {
      piece(device, start, end, update, at, Math.min(PIECE, update.length - at));
    }
    return update;
  }

  private static void piece(
      Device device, float[] start, float[] end, float[] update, int at, int count) {
    try (Buffer from = device.allocate(Type.F32, count);
        Buffer to = device.allocate(Type.F32, count);
        Buffer change = device.allocate(Type.F32, count)) {
      from.write(0, start, at, count);
      to.write(0, end, at, count);
      device.compile(Outer.update(count)).run(from, to, change);
      change.read(0, update, at, count);
    }
  }
}
