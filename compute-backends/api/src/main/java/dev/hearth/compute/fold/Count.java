package dev.hearth.compute.fold;

/** How often a loop runs, as definitions write it; the maximum is what addresses are proved by. */
public record Count(Index numerator, int divisor, int maximum) {
  public static Count upTo(int n) {
    return new Count(Index.of(n), 1, n);
  }

  /** {@code n}, at least 0 and at most {@code maximum}. */
  public static Count upTo(Index n, int maximum) {
    return new Count(n, 1, maximum);
  }

  /** {@code n / divisor} rounded up, at least 0 and at most {@code maximum}. */
  public static Count ceil(Index n, int divisor, int maximum) {
    return new Count(n.plus(divisor - 1L), divisor, maximum);
  }

  Trip trip(int rank) {
    return new Trip(numerator.affine(rank), divisor, maximum);
  }
}
