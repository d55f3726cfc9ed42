package dev.hearth.compute.cpu.gemm;

/** A tile being summed, and the part of C it goes to. */
final class Tile {
  /** The sums of the present block of k. */
  final float[] sums;

  /** The sum of the blocks so far. */
  final float[] total;

  /** The distance of rows in both. */
  final int width;

  int rows;
  int columns;
  int cAt;
  int cRow;

  Tile(int rows, int columns) {
    this.sums = new float[rows * columns];
    this.total = new float[rows * columns];
    this.width = columns;
  }

  void goesTo(int cAt, int cRow, int rows, int columns) {
    this.cAt = cAt;
    this.cRow = cRow;
    this.rows = rows;
    this.columns = columns;
  }
}
