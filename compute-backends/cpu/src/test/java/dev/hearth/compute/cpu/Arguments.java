package dev.hearth.compute.cpu;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.fold.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Runs an operator on inputs drawn from its name: of all magnitudes, zeros among them. */
final class Arguments {
  private Arguments() {}

  /** The outputs as words, every NaN the same. */
  static List<int[]> run(Device device, Operator operator) {
    Random random = new Random(operator.name().hashCode());
    List<Tensor> tensors = operator.arguments();
    Buffer[] buffers = tensors.stream().map(t -> buffer(device, t, random)).toArray(Buffer[]::new);
    device.compile(operator).run(buffers);
    List<int[]> outputs = new ArrayList<>();
    for (int n = 0; n < buffers.length; n++) {
      if (tensors.get(n).role() == Role.OUT) {
        outputs.add(words(buffers[n]));
      }
    }
    return outputs;
  }

  private static Buffer buffer(Device device, Tensor tensor, Random random) {
    int size = (int) tensor.size();
    Buffer buffer = device.allocate(tensor.type(), size);
    if (tensor.role() == Role.IN && tensor.type() == Type.F32) {
      float[] x = new float[size];
      for (int n = 0; n < size; n++) {
        x[n] = Op.canonical(real(random));
      }
      buffer.write(0, x, 0, size);
    } else if (tensor.role() == Role.IN) {
      buffer.write(0, random.ints(size, 0, 9).toArray(), 0, size);
    }
    return buffer;
  }

  private static float real(Random random) {
    float x = (float) random.nextGaussian();
    return switch (random.nextInt(12)) {
      case 0 -> 0f;
      case 1 -> x * 1e-8f;
      case 2 -> x * 0x1p-38f;
      case 3 -> x * 1e-20f;
      case 4 -> x * 1e3f;
      default -> x;
    };
  }

  private static int[] words(Buffer buffer) {
    int size = (int) buffer.size();
    int[] words = new int[size];
    if (buffer.type() == Type.I32) {
      buffer.read(0, words, 0, size);
      return words;
    }
    float[] x = new float[size];
    buffer.read(0, x, 0, size);
    for (int n = 0; n < size; n++) {
      words[n] = Float.floatToIntBits(x[n]);
    }
    return words;
  }
}
