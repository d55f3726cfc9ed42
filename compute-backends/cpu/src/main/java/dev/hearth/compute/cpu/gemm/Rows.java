package dev.hearth.compute.cpu.gemm;

/** What happens to rows on their way into panels and out of tiles. */
interface Rows {
  /**
   * {@code to[k * width + x] = canonical(from[k * stride + x])} for x below width, where {@code to}
   * has room for a vector beyond its end.
   */
  void panel(
      float[] from,
      int at,
      int stride,
      int depth,
      float[] to,
      int toAt,
      int width,
      float threshold);

  /** {@code to = |from| < threshold ? +0 : from}. */
  void canonical(float[] from, int at, float[] to, int toAt, int n, float threshold);

  /** {@code y = fma(a, x, y)}. */
  void accumulate(float a, float[] x, int xAt, float[] y, int yAt, int n);

  /** {@code total = canonical(total + canonical(sum), threshold)}, in all of the tile. */
  void add(Tile tile, float threshold);

  /** Takes from C what stands there to the tile's total. */
  void load(Tile tile, float[] c);

  /** {@code c = canonical(value, threshold)}, with the tile's sums or its total. */
  void store(Tile tile, float[] values, float[] c, float threshold);

  /** {@code c = canonical(value * factor)}. */
  void scale(Tile tile, float[] values, float[] c, float factor);
}
