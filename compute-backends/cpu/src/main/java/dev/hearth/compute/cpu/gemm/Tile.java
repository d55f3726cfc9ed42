package dev.hearth.compute.cpu.gemm;

/** The sums of a tile, and the part of C they go to. */
final class Tile {
  final float[] sums;

  /** The distance of rows in {@link #sums}. */
  final int width;

  int rows;
  int columns;
  int cAt;
  int cRow;

  Tile(int rows, int columns) {
    this.sums = new float[rows * columns];
    this.width = columns;
  }

  void goesTo(int cAt, int cRow, int rows, int columns) {
    this.cAt = cAt;
    this.cRow = cRow;
    this.rows = rows;
    this.columns = columns;
  }
}
