package dev.hearth.compute.kernels;

import java.util.List;

/**
 * One kernel to start.
 *
 * @param slots its buffers in order: tensors of the operator by number, then scratch
 * @param numbers its sizes, where the text has none
 * @param groups how many groups cover the work
 * @param items work-items in each
 * @param work about how many instructions on one element a group takes
 */
public record Launch(
    String kernel, List<Integer> slots, List<Integer> numbers, int groups, int items, long work) {
  public Launch {
    slots = List.copyOf(slots);
    numbers = List.copyOf(numbers);
  }
}
