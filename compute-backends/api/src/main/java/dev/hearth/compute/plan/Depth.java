package dev.hearth.compute.plan;

/**
 * How many k each element of a product takes: {@code clamp(floorDiv(base + row * i + column * j,
 * divisor), 0, maximum)}; a causal mask makes it depend on the element.
 */
public record Depth(long base, long row, long column, int divisor, int maximum) {
  public static Depth all(int k) {
    return new Depth(k, 0, 0, 1, k);
  }

  public int of(int i, int j) {
    long numerator = base + row * i + column * j;
    long turns = divisor == 1 ? numerator : Math.floorDiv(numerator, (long) divisor);
    return Math.clamp(turns, 0, maximum);
  }

  /** The most in a tile: an affine form is extreme at a corner. */
  public int most(int i0, int i1, int j0, int j1) {
    return of(row > 0 ? i1 - 1 : i0, column > 0 ? j1 - 1 : j0);
  }

  public int least(int i0, int i1, int j0, int j1) {
    return of(row > 0 ? i0 : i1 - 1, column > 0 ? j0 : j1 - 1);
  }

  /** The same with a maximum that some element of a product of this size reaches. */
  public Depth within(int rows, int columns) {
    return new Depth(base, row, column, divisor, most(0, rows, 0, columns));
  }
}
