package dev.hearth.compute.plan;

/** The first k that each row of a product takes: {@code max(0, base + row * i)}. */
public record Start(long base, long row) {
  static final Start ZERO = new Start(0, 0);

  public int of(int i) {
    return (int) Math.max(0, base + row * i);
  }

  public int latest(int i0, int i1) {
    return of(row > 0 ? i1 - 1 : i0);
  }
}
