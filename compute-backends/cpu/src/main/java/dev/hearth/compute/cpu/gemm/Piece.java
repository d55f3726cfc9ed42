package dev.hearth.compute.cpu.gemm;

/** One block of k: where A and B begin, and which k each element takes. */
record Piece(int aAt, int bAt, Start start, Depth depth) {
  /** How much of k has to be packed. */
  int most() {
    return depth.maximum();
  }
}
