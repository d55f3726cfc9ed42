package dev.hearth.compute.cpu.gemm;

import java.util.ArrayList;
import java.util.List;

/** A worker's own panels and tile; they grow to the largest product seen. */
final class Scratch {
  final Tile tile;
  private final List<PanelsOfA> a = new ArrayList<>();
  private final MicroKernel kernel;
  private final Packing packing;
  private float[] b = {};

  Scratch(MicroKernel kernel, Packing packing) {
    this.kernel = kernel;
    this.packing = packing;
    this.tile = new Tile(kernel.rows(), kernel.columns());
  }

  /** The panels of A for piece {@code n}. */
  PanelsOfA a(int n) {
    while (a.size() <= n) {
      a.add(new PanelsOfA(kernel, packing));
    }
    return a.get(n);
  }

  float[] b(int size) {
    if (b.length < size) {
      b = new float[size];
    }
    return b;
  }
}
