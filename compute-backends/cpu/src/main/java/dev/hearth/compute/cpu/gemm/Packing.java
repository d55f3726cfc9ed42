package dev.hearth.compute.cpu.gemm;

import java.util.Arrays;

/**
 * Copies operands into panels: {@code width} neighbours side by side for each k, canonical, padded
 * with zeros. Panels are float arrays; with memory segments C2 gives up on the kernel now and then.
 */
final class Packing {
  private final Rows rows;

  Packing(Rows rows) {
    this.rows = rows;
  }

  /** The floats that {@code count} neighbours take, with room for a vector beyond. */
  static int size(int count, int width, int depth) {
    return (count + width - 1) / width * width * depth + 16;
  }

  /** One panel of elements {@code first} to {@code first + count - 1}, count at most width. */
  void pack(Operand from, int first, int count, int width, int depth, float[] panel, int at) {
    if (count < width) {
      Arrays.fill(panel, at, at + width * depth, 0f);
      narrow(from, first, count, width, depth, panel, at);
    } else if (from.across() == 1) {
      rows.panel(
          from.data(), from.at() + first, from.along(), depth, panel, at, width, from.threshold());
    } else {
      narrow(from, first, count, width, depth, panel, at);
    }
  }

  private static void narrow(
      Operand from, int first, int count, int width, int depth, float[] panel, int at) {
    for (int x = 0; x < count; x++) {
      int source = from.at() + (first + x) * from.across();
      if (from.along() == 1) {
        interleave(from.data(), source, panel, at + x, width, depth, from.threshold());
      } else {
        stride(from, source, panel, at + x, width, depth);
      }
    }
  }

  private static void interleave(
      float[] from, int source, float[] panel, int at, int width, int depth, float threshold) {
    for (int k = 0; k < depth; k++) {
      panel[at + k * width] = PlainRows.canonical(from[source + k], threshold);
    }
  }

  private static void stride(
      Operand from, int source, float[] panel, int at, int width, int depth) {
    for (int k = 0; k < depth; k++) {
      panel[at + k * width] =
          PlainRows.canonical(from.data()[source + k * from.along()], from.threshold());
    }
  }
}
