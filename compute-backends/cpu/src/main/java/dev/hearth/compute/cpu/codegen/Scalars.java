package dev.hearth.compute.cpu.codegen;

/** What generated scalar code calls; small enough for the compiler to put in place of the call. */
final class Scalars {
  private Scalars() {}

  static float canonical(float x, float threshold) {
    return Math.abs(x) < threshold ? 0f : x;
  }

  static int lessFloat(float a, float b) {
    return a < b ? 1 : 0;
  }

  static int atMostFloat(float a, float b) {
    return a <= b ? 1 : 0;
  }

  static int equalFloat(float a, float b) {
    return a == b ? 1 : 0;
  }

  static int lessInt(int a, int b) {
    return a < b ? 1 : 0;
  }

  static int lessUnsigned(int a, int b) {
    return Integer.compareUnsigned(a, b) < 0 ? 1 : 0;
  }

  static int equalInt(int a, int b) {
    return a == b ? 1 : 0;
  }

  static float selectFloat(int condition, float a, float b) {
    return condition != 0 ? a : b;
  }

  static int selectInt(int condition, int a, int b) {
    return condition != 0 ? a : b;
  }

  static int multiplyHigh(int a, int b) {
    return (int) (((a & 0xffffffffL) * (b & 0xffffffffL)) >>> 32);
  }

  /** {@code clamp(floorDiv(numerator, divisor), 0, maximum)}. */
  static int trip(long numerator, int divisor, int maximum) {
    return Math.clamp(Math.floorDiv(numerator, (long) divisor), 0, maximum);
  }

  /** The clamped word of a gather, to be scaled and added to an address. */
  static int gathered(int word, int limit) {
    return (int) Math.min(word & 0xffffffffL, limit - 1L);
  }
}
