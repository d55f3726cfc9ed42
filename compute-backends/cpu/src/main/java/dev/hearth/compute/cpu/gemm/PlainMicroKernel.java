package dev.hearth.compute.cpu.gemm;

import dev.hearth.compute.fold.Op;

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
    multiply(a, aAt, ROWS, 1, b, bAt, depth, tile);
  }

  @Override
  public void multiplyRows(float[] a, int aAt, float[] b, int bAt, int depth, float[] tile) {
    multiply(a, aAt, 1, ROW, b, bAt, depth, tile);
  }

  @Override
  public void add(float[] a, int aAt, float[] b, int bAt, int depth, float[] total) {
    float[] sums = new float[ROWS * COLUMNS];
    multiply(a, aAt, b, bAt, depth, sums);
    add(sums, total);
  }

  @Override
  public void addRows(float[] a, int aAt, float[] b, int bAt, int depth, float[] total) {
    float[] sums = new float[ROWS * COLUMNS];
    multiplyRows(a, aAt, b, bAt, depth, sums);
    add(sums, total);
  }

  private static void add(float[] sums, float[] total) {
    for (int n = 0; n < total.length; n++) {
      total[n] += PlainRows.canonical(sums[n], Op.TINY);
    }
  }

  private static void multiply(
      float[] a, int aAt, int along, int across, float[] b, int bAt, int depth, float[] tile) {
    int k = 0;
    for (; k + 4 <= depth; k += 4) {
      for (int i = 0; i < ROWS; i++) {
        int row = aAt + k * along + i * across;
        fourSteps(a, row, along, b, bAt + k * COLUMNS, tile, i * COLUMNS);
      }
    }
    for (; k < depth; k++) {
      for (int i = 0; i < ROWS; i++) {
        float x = a[aAt + k * along + i * across];
        oneStep(x, b, bAt + k * COLUMNS, tile, i * COLUMNS);
      }
    }
  }

  private static void fourSteps(
      float[] a, int at, int along, float[] b, int bAt, float[] tile, int row) {
    float a0 = a[at];
    float a1 = a[at + along];
    float a2 = a[at + 2 * along];
    float a3 = a[at + 3 * along];
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
