package dev.hearth.compute.check;

/** What a comparison with the reference found. */
public sealed interface Conformity {
  /**
   * Every bit agrees.
   *
   * @param words how many were compared
   */
  record Conforms(long words) implements Conformity {}

  /**
   * The first difference.
   *
   * @param trial what was run
   * @param expected the reference's word
   */
  record Differs(Trial trial, String tensor, int element, int expected, int actual)
      implements Conformity {
    @Override
    public String toString() {
      return "%s: %s[%d] is %08x, not %08x".formatted(trial, tensor, element, actual, expected);
    }
  }
}
