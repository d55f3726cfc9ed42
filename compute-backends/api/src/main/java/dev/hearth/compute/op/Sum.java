package dev.hearth.compute.op;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Value;

/** Sums of canonical values, which need no flush. */
final class Sum {
  private Sum() {}

  static Value of(Code c, Value a, Value b) {
    return c.proven(
        "canonical values are multiples of 2^-123, and so is every sum of them", () -> a.add(b));
  }

  static Value difference(Code c, Value a, Value b) {
    return c.proven(
        "canonical values are multiples of 2^-123, and so is every difference", () -> a.sub(b));
  }
}
