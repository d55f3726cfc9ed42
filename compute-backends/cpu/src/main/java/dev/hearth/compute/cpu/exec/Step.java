package dev.hearth.compute.cpu.exec;

import java.util.Set;

/** Part of an operator as the device runs it. */
public interface Step {
  void run(Memory memory);

  /** The tensors that must have an array; others live inside the step or are not needed at all. */
  Set<Integer> tensors();
}
