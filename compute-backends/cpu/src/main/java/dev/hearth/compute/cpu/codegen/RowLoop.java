package dev.hearth.compute.cpu.codegen;

import dev.hearth.compute.Pace;

/** A compiled group. */
interface RowLoop {
  /**
   * Runs rows {@code from} to {@code to - 1}.
   *
   * @param tensors arrays by tensor number
   * @param pace asked between slices of the rows
   */
  void run(Object[] tensors, int from, int to, Pace pace);
}
