package dev.hearth.compute.cpu.codegen;

/** A compiled group. */
interface RowLoop {
  /**
   * Runs rows {@code from} to {@code to - 1}.
   *
   * @param tensors arrays by tensor number
   */
  void run(Object[] tensors, int from, int to);
}
