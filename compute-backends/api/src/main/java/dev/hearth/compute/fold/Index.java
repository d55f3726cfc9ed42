package dev.hearth.compute.fold;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * An affine expression of output indices and k, as definitions write it.
 *
 * @param coefficients by output index; k is {@value #K_NUMBER}
 */
public record Index(long base, Map<Integer, Long> coefficients) {
  private static final int K_NUMBER = -1;

  /** The running index of a loop. */
  public static final Index K = variable(K_NUMBER);

  /** Output index {@code d}. */
  public static Index i(int d) {
    return variable(d);
  }

  public static Index of(long base) {
    return new Index(base, Map.of());
  }

  private static Index variable(int number) {
    return new Index(0, Map.of(number, 1L));
  }

  public Index plus(Index other) {
    Map<Integer, Long> sum = new TreeMap<>(coefficients);
    other.coefficients.forEach((d, c) -> sum.merge(d, c, Math::addExact));
    return new Index(Math.addExact(base, other.base), sum);
  }

  public Index plus(long other) {
    return plus(of(other));
  }

  public Index minus(Index other) {
    return plus(other.times(-1));
  }

  public Index times(long factor) {
    Map<Integer, Long> product = new TreeMap<>();
    coefficients.forEach((d, c) -> product.put(d, Math.multiplyExact(c, factor)));
    return new Index(Math.multiplyExact(base, factor), product);
  }

  Affine affine(int rank) {
    if (coefficients.keySet().stream().anyMatch(d -> d >= rank)) {
      throw new IllegalArgumentException("no such output index in " + this);
    }
    LongStream ofIndices = IntStream.range(0, rank).mapToLong(this::coefficient);
    LongStream all = LongStream.concat(ofIndices, LongStream.of(coefficient(K_NUMBER)));
    return new Affine(base, all.boxed().toList());
  }

  private long coefficient(int number) {
    return coefficients.getOrDefault(number, 0L);
  }
}
