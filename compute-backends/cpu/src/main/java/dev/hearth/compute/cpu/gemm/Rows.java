package dev.hearth.compute.cpu.gemm;

/** What happens to rows on their way into panels and out of tiles. */
interface Rows {
  /**
   * {@code to[k * width + x] = canonical(from[k * stride + x])} for x below width, where {@code
   * to} has room for a vector beyond its end.
   */
  void panel(
      float[] from, int at, int stride, int depth, float[] to, int toAt, int width, float threshold);

  /** {@code to = |from| < threshold ? +0 : from}. */
  void canonical(float[] from, int at, float[] to, int toAt, int n, float threshold);

  /** {@code y = fma(a, x, y)}. */
  void accumulate(float a, float[] x, int xAt, float[] y, int yAt, int n);

  /** Writes canonical sums over C. */
  void store(Tile tile, float[] c);

  /** Adds canonical sums to C, which becomes canonical at the threshold. */
  void add(Tile tile, float[] c, float threshold);

  /** Writes {@code canonical(sum * factor)} over C. */
  void scale(Tile tile, float[] c, float factor);
}
