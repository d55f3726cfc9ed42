package dev.hearth.compute.kernels;

import java.util.ArrayList;
import java.util.List;

/**
 * How a kernel's text speaks of what its operator's sizes decide: as literals, or, where kernels
 * are compiled beforehand, as arguments, one a place, so that operators that differ in nothing else
 * have one text.
 */
final class Numbers {
  /** What a kernel may take; {@code hk_numbers} in the preludes has as many. */
  static final int MOST = 512;

  /** What serves the lanes of a reduction, and rows as short. */
  private static final int FEW = 32;

  private static final int MANY = 512;

  private final boolean arguments;
  private final List<Integer> values = new ArrayList<>();

  Numbers(boolean arguments) {
    this.arguments = arguments;
  }

  String of(long value) {
    int number = Math.toIntExact(value);
    return arguments ? argument(number) : Integer.toString(number);
  }

  /** A float. */
  String of(float value) {
    int word = Float.floatToIntBits(value);
    return "hk_float1(%s)".formatted(arguments ? "(uint)" + argument(word) : hex(word));
  }

  /** An integer of a program. */
  String word(int word) {
    return arguments ? "(uint)" + argument(word) : hex(word);
  }

  /** {@code factor * name}; a factor of 0 is the caller's to leave out. */
  String times(long factor, String name) {
    return factor == 1 && !arguments ? name : of(factor) + " * " + name;
  }

  /** The length of an array, which no argument can be: what serves several sizes, or the size. */
  long length(long size) {
    if (!arguments) {
      return size;
    }
    return size <= FEW ? FEW : Math.max(MANY, Long.highestOneBit(size - 1) << 1);
  }

  /** The arguments so far. */
  List<Integer> values() {
    return List.copyOf(values);
  }

  private String argument(int value) {
    values.add(value);
    if (values.size() > MOST) {
      throw new IllegalArgumentException("a kernel of more than " + MOST + " sizes");
    }
    return "sizes.at[" + (values.size() - 1) + "]";
  }

  private static String hex(int word) {
    return "0x%08xu".formatted(word);
  }
}
