package dev.hearth.compute.fold;

/** How often a loop runs: {@code clamp(floorDiv(numerator, divisor), 0, maximum)}. */
public record Trip(Affine numerator, int divisor, int maximum) {
  public Trip {
    if (divisor < 1 || maximum < 0 || numerator.ofK() != 0) {
      throw new IllegalArgumentException("impossible trip count");
    }
  }

  public int count(int[] index) {
    return Math.clamp(Math.floorDiv(numerator.eval(index, 0), (long) divisor), 0, maximum);
  }
}
