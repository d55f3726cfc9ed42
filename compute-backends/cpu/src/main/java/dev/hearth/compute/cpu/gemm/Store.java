package dev.hearth.compute.cpu.gemm;

/** Takes a row of sums from a tile to C. */
@FunctionalInterface
interface Store {
  void store(float[] tile, int at, float[] c, int cAt, int n);
}
