package dev.hearth.compute.cpu.gemm;

/** Takes the sums of a tile to C. */
@FunctionalInterface
interface Store {
  void store(Tile tile, float[] c);
}
