package dev.hearth.compute.cpu.gemm;

/** The innermost product: one tile of C over one run of k. */
interface MicroKernel {
  /** Height of a tile and width of a panel of A. */
  int rows();

  /** Width of a tile and of a panel of B. */
  int columns();

  /** The distance of a panel of A's rows where they follow each other whole. */
  int ROW = 256 + 16;

  /**
   * Adds {@code a[aAt + k * rows + i] * b[bAt + k * columns + j]} to {@code tile[i, j]}, one fma a
   * k in ascending order.
   */
  void multiply(float[] a, int aAt, float[] b, int bAt, int depth, float[] tile);

  /** The same where element (i, k) of A lies at {@code a[aAt + i * ROW + k]}. */
  void multiplyRows(float[] a, int aAt, float[] b, int bAt, int depth, float[] tile);

  /** Sums from +0 as {@link #multiply} does, and adds the sums, made canonical, to a total. */
  void add(float[] a, int aAt, float[] b, int bAt, int depth, float[] total);

  /** The same where rows of A follow each other whole. */
  void addRows(float[] a, int aAt, float[] b, int bAt, int depth, float[] total);
}
