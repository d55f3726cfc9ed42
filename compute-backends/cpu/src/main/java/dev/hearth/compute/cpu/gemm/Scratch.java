package dev.hearth.compute.cpu.gemm;

/** A worker's own panels and tile; they grow to the largest product seen. */
final class Scratch {
  final float[] tile;
  private float[] a = {};
  private float[] b = {};

  Scratch(int tile) {
    this.tile = new float[tile];
  }

  float[] a(int size) {
    return a = atLeast(a, size);
  }

  float[] b(int size) {
    return b = atLeast(b, size);
  }

  private static float[] atLeast(float[] panels, int size) {
    return panels.length >= size ? panels : new float[size];
  }
}
