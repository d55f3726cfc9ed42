package dev.hearth.compute.cpu.gemm;

/** A worker's own panels and tile; they grow to the largest product seen. */
final class Scratch {
  final PanelsOfA a;
  final Tile tile;
  private float[] b = {};

  Scratch(MicroKernel kernel, Packing packing) {
    this.a = new PanelsOfA(kernel, packing);
    this.tile = new Tile(kernel.rows(), kernel.columns());
  }

  float[] b(int size) {
    if (b.length < size) {
      b = new float[size];
    }
    return b;
  }
}
