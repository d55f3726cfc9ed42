package dev.hearth.compute.cpu.gemm;

/**
 * The tile without the Vector API: rows of the tile stay in L1, and C2 vectorises the loop along
 * the columns by itself. Four steps of k a pass save three of four loads and stores of the tile.
 */
final class PlainMicroKernel implements MicroKernel {
  private static final int ROWS = 8;
  private static final int COLUMNS = 128;

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public int columns() {
    return COLUMNS;
  }

  @Override
  public void multiply(float[] a, int aAt, float[] b, int bAt, int depth, float[] tile) {
    int k = 0;
    for (; k + 4 <= depth; k += 4) {
      for (int i = 0; i < ROWS; i++) {
        fourSteps(a, aAt + k * ROWS + i, b, bAt + k * COLUMNS, tile, i * COLUMNS);
      }
    }
    for (; k < depth; k++) {
      for (int i = 0; i < ROWS; i++) {
        oneStep(a[aAt + k * ROWS + i], b, bAt + k * COLUMNS, tile, i * COLUMNS);
      }
    }
  }

  private static void fourSteps(float[] a, int at, float[] b, int bAt, float[] tile, int row) {
    float a0 = a[at];
    float a1 = a[at + ROWS];
    float a2 = a[at + 2 * ROWS];
    float a3 = a[at + 3 * ROWS];
    for (int j = 0; j < COLUMNS; j++) {
      float sum = Math.fma(a0, b[bAt + j], tile[row + j]);
      sum = Math.fma(a1, b[bAt + COLUMNS + j], sum);
      sum = Math.fma(a2, b[bAt + 2 * COLUMNS + j], sum);
      tile[row + j] = Math.fma(a3, b[bAt + 3 * COLUMNS + j], sum);
    }
  }

  private static void oneStep(float a, float[] b, int bAt, float[] tile, int row) {
    for (int j = 0; j < COLUMNS; j++) {
      tile[row + j] = Math.fma(a, b[bAt + j], tile[row + j]);
    }
  }
}
