package dev.hearth.compute.cpu.gemm;

import java.util.Arrays;

/**
 * Copies operands into panels: {@code width} neighbours side by side for each k, canonical, padded
 * with zeros. Panels are float arrays; with memory segments C2 gives up on the kernel now and then.
 */
final class Packing {
  /** Room for a vector beyond the last panel. */
  static final int SLACK = 16;

  private final Rows rows;

  Packing(Rows rows) {
    this.rows = rows;
  }

  /** The floats that {@code count} neighbours take. */
  static int size(int count, int width, int depth) {
    return Math.ceilDiv(count, width) * width * depth + SLACK;
  }

  /** One panel of {@code count} elements from {@code source} on, count at most width. */
  void pack(Operand from, int source, int count, int width, int depth, float[] panel, int at) {
    if (count == width && from.across() == 1) {
      rows.panel(from.data(), source, from.along(), depth, panel, at, width, from.threshold());
      return;
    }
    if (count < width) {
      Arrays.fill(panel, at, at + width * depth, 0f);
    }
    for (int x = 0; x < count; x++) {
      interleave(from, source + x * from.across(), panel, at + x, width, depth);
    }
  }

  /** The k of one element where they follow each other in memory. */
  void row(Operand from, int source, int depth, float[] to, int at) {
    rows.canonical(from.data(), source, to, at, depth, from.threshold());
  }

  private static void interleave(
      Operand from, int source, float[] panel, int at, int width, int depth) {
    float[] data = from.data();
    float threshold = from.threshold();
    int along = from.along();
    for (int k = 0; k < depth; k++) {
      panel[at + k * width] = PlainRows.canonical(data[source + k * along], threshold);
    }
  }
}
