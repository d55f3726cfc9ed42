package dev.hearth.compute.fold;

import java.util.List;

/**
 * An element's address, {@code base + sum of coefficient d times output index d, + the last
 * coefficient times k}, in 64-bit integers.
 *
 * @param coefficients one an output index, then that of k
 */
public record Affine(long base, List<Long> coefficients) {
  public Affine {
    coefficients = List.copyOf(coefficients);
  }

  public int rank() {
    return coefficients.size() - 1;
  }

  /** The coefficient of output index {@code d}. */
  public long of(int d) {
    return coefficients.get(d);
  }

  public long ofK() {
    return coefficients.getLast();
  }

  public long eval(int[] index, long k) {
    long sum = base + ofK() * k;
    for (int d = 0; d < rank(); d++) {
      sum += of(d) * index[d];
    }
    return sum;
  }
}
