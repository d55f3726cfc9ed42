package dev.hearth.compute.cpu.codegen;

import dev.hearth.compute.fold.Read;
import java.util.HashMap;
import java.util.Map;

/**
 * The local variables of a pass.
 *
 * @param arrays by tensor
 * @param index by output index
 * @param k the loop's counter
 * @param hoisted reads that no loop changes, spread over the lanes
 * @param forwarded tensors whose element an earlier stage of the nest has at hand
 */
record Frame(
    Map<Integer, Integer> arrays,
    int[] index,
    int k,
    Map<Read, Integer> hoisted,
    Map<Integer, Integer> forwarded) {
  Frame(Map<Integer, Integer> arrays, int[] index, int k) {
    this(arrays, index, k, new HashMap<>(), new HashMap<>());
  }
}
