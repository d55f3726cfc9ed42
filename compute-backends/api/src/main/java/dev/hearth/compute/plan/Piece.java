package dev.hearth.compute.plan;

/** One block of k: where A and B begin, and which k each element takes. */
public record Piece(int aAt, int bAt, Start start, Depth depth) {
  /** How much of k has to be packed. */
  public int most() {
    return depth.maximum();
  }

  /** Whether every element takes every k. */
  public boolean isPlain() {
    return start.equals(Start.ZERO) && depth.row() == 0 && depth.column() == 0;
  }
}
