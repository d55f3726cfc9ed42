package dev.hearth.compute.op;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Value;

/** The term of a matrix product. */
final class Product {
  private static final double SMALLEST = 0x1p-40;

  private Product() {}

  /** One fma; an operand below 2^-40 in magnitude counts as +0. */
  static Value added(Code c, Value sum, Value a, Value b) {
    return c.proven(
        "both operands are multiples of 2^-63, so products and sums are multiples of 2^-126",
        () -> a.canonical(SMALLEST).fma(b.canonical(SMALLEST), sum));
  }
}
