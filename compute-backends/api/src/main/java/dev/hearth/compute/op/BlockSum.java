package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.K;
import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Count;
import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.compute.fold.Value;
import java.util.List;

/**
 * The order of a long sum: cut at multiples of the block, each block summed in ascending order from
 * +0, then the block sums in ascending order. A device may compute blocks apart.
 *
 * @param length the number of terms
 */
record BlockSum(Definition definition, int length, int block) {
  private static final int PRODUCTS = 256;
  private static final int ROWS = 128;

  /** Of products, as in every matrix product. */
  static BlockSum ofProducts(Definition definition, int length) {
    return new BlockSum(definition, length, PRODUCTS);
  }

  /** Of the rows of a matrix. */
  static BlockSum ofRows(Definition definition, int length) {
    return new BlockSum(definition, length, ROWS);
  }

  /** Adds term {@code at} to the accumulator; output index d is {@code i(d + 1)} here. */
  interface Term {
    Value added(Code code, Value accumulator, Index at);
  }

  void into(TensorRef out, Term term) {
    into(out, Index.of(length), term);
  }

  /**
   * @param end the first term left out, with output index d as {@code i(d + 1)}
   */
  void into(TensorRef out, Index end, Term term) {
    int blocks = Math.ceilDiv(length, block);
    TensorRef parts = definition.virtual(out.tensor().name() + ".blocks", shape(blocks, out));
    Index start = i(0).times(block);
    definition.fold(
        parts,
        Count.upTo(end.minus(start), Math.min(block, length)),
        c -> c.f32(0),
        (c, sum) -> term.added(c, sum, start.plus(K)));
    definition.fold(
        out, Count.upTo(blocks), c -> c.f32(0), (c, sum) -> Sum.of(c, sum, c.at(parts, part(out))));
  }

  private static int[] shape(int blocks, TensorRef out) {
    List<Integer> inner = out.tensor().shape();
    int[] shape = new int[inner.size() + 1];
    shape[0] = blocks;
    for (int d = 0; d < inner.size(); d++) {
      shape[d + 1] = inner.get(d);
    }
    return shape;
  }

  private static Index[] part(TensorRef out) {
    Index[] index = new Index[out.tensor().shape().size() + 1];
    index[0] = K;
    for (int d = 1; d < index.length; d++) {
      index[d] = i(d - 1);
    }
    return index;
  }
}
