package dev.hearth.training.data;

/** Which tokens a step learns from: a pure function of the step's number. */
@FunctionalInterface
public interface Batches {
  /**
   * Fills batch x context ids, sequence after sequence, and for each the one that follows it.
   *
   * @param step the first is 0
   */
  void fill(int step, int[] tokens, int[] targets);
}
